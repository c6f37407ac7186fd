package dev.weir.admin.access;

import dev.weir.admin.audit.AuditLog;
import dev.weir.admin.security.Actor;
import dev.weir.admin.web.ApiException;
import dev.weir.admin.web.Page;
import dev.weir.admin.web.Paging;
import dev.weir.admin.web.Patch;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Takes people on, changes what they may do, and lets them go. */
@Service
@Transactional
class PeopleDesk {

  private final People people;
  private final PasswordEncoder passwords;
  private final MadePassword madePassword;
  private final AuditLog audit;
  private final InstantSource clock;

  PeopleDesk(
      People people,
      PasswordEncoder passwords,
      MadePassword madePassword,
      AuditLog audit,
      InstantSource clock) {
    this.people = people;
    this.passwords = passwords;
    this.madePassword = madePassword;
    this.audit = audit;
    this.clock = clock;
  }

  PersonView create(@Nullable JsonNode wishes) {
    PersonSettings settings =
        Patch.apply(PersonSettings.NEW, PersonSettings.class, wishes).checked();
    if (settings.password() == null) {
      throw ApiException.invalid("password", "it is missing");
    }
    return store(settings, settings.password(), false);
  }

  /** Makes the first admin. */
  void createFirst(String name, String password) {
    PersonSettings settings =
        new PersonSettings(name, null, Role.ADMIN.word(), null, false, true, null);
    store(settings, password, true);
  }

  @Transactional(readOnly = true)
  boolean isEmpty() {
    return !people.existsBy();
  }

  @Transactional(readOnly = true)
  Page<PersonView> list(Paging paging) {
    String after = paging.after() == null ? "" : paging.after();
    List<Person> rows = people.list(after, Limit.of(paging.fetch()));
    return paging.page(rows, person -> person.name, Person::view);
  }

  @Transactional(readOnly = true)
  PersonView one(String id) {
    return stored(id).view();
  }

  PersonView change(String id, @Nullable JsonNode change) {
    Person person = stored(id);
    PersonView before = person.view();
    boolean wasAdmin = person.isActiveAdmin();
    PersonSettings settings =
        Patch.apply(person.settings(), PersonSettings.class, change).checked();
    checkName(settings.name(), id);
    person.change(settings);
    if (wasAdmin && !person.isActiveAdmin()) {
      checkOthersRemain(id);
    }
    if (settings.password() != null) {
      newPassword(person, settings.password());
      audit.record("people.password", "person/" + id, null, null);
    }
    if (!person.active || settings.password() != null) {
      people.endSessions(id);
    }
    if (!person.view().equals(before)) {
      audit.record("people.update", "person/" + id, before, person.view());
    }
    return person.view();
  }

  void delete(String id) {
    Person person = stored(id);
    if (person.isActiveAdmin()) {
      checkOthersRemain(id);
    }
    people.delete(person);
    audit.record("people.delete", "person/" + id, person.view(), null);
  }

  /** A person's own new password. Every session of theirs ends, this one too. */
  void changeOwnPassword(@Nullable String current, @Nullable String next) {
    Actor actor = Actor.current();
    Person person =
        people
            .findById(actor.id())
            .filter(known -> known.passwordHash != null)
            .orElseThrow(() -> ApiException.conflict("you sign in without a password of ours"));
    if (current == null || !passwords.matches(current, person.passwordHash)) {
      throw ApiException.invalid("current", "it is not your password");
    }
    Passwords.check("new", next);
    newPassword(person, String.valueOf(next));
    people.endSessions(person.id);
    audit.record("people.password", "person/" + person.id, null, null);
  }

  private PersonView store(PersonSettings settings, String password, boolean made) {
    checkName(settings.name(), "");
    Person person = new Person();
    person.id = UUID.randomUUID().toString();
    person.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    person.change(settings);
    person.passwordHash = passwords.encode(password);
    person.passwordIsMade = made;
    people.save(person);
    audit.record("people.create", "person/" + person.id, null, person.view());
    return person.view();
  }

  private void newPassword(Person person, String password) {
    person.passwordHash = passwords.encode(password);
    if (person.passwordIsMade) {
      person.passwordIsMade = false;
      madePassword.forget();
    }
  }

  private void checkName(String name, String id) {
    if (people.named(name).filter(other -> !other.id.equals(id)).isPresent()) {
      throw ApiException.conflict("name: somebody is called " + name + " already");
    }
  }

  private void checkOthersRemain(String id) {
    if (people.otherActiveAdmins(id) == 0) {
      throw ApiException.conflict("this is the last admin; nobody could undo it");
    }
  }

  private Person stored(String id) {
    return people.findById(id).orElseThrow(() -> ApiException.notFound("person " + id));
  }
}
