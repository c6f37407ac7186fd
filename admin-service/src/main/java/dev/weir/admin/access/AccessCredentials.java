package dev.weir.admin.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weir.admin.audit.AuditLog;
import dev.weir.admin.security.Actor;
import dev.weir.admin.security.Credentials;
import dev.weir.admin.security.SignInRefused;
import dev.weir.admin.web.ApiException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Knows keys and people for those at the door, and writes down what happened there. */
@Component
@Transactional(noRollbackFor = SignInRefused.class)
class AccessCredentials implements Credentials {

  private final StoredKeys keys;
  private final KeySecrets secrets;
  private final People people;
  private final AuditLog audit;
  private final RepeatedRefusals refusals;
  private final InstantSource clock;

  AccessCredentials(
      StoredKeys keys,
      KeySecrets secrets,
      People people,
      AuditLog audit,
      RepeatedRefusals refusals,
      InstantSource clock) {
    this.keys = keys;
    this.secrets = secrets;
    this.people = people;
    this.audit = audit;
    this.refusals = refusals;
    this.clock = clock;
  }

  /** How somebody came in. */
  record SignIn(@JsonProperty("how") String how, @JsonProperty("address") String address) {}

  /** Why somebody did not get what they asked for. */
  record Refusal(@JsonProperty("why") String why, @JsonProperty("what") String what) {}

  @Override
  @Transactional(readOnly = true)
  public @Nullable KnownKey key(String hash) {
    KeySecret secret = secrets.findById(hash).orElse(null);
    StoredKey key = secret == null ? null : keys.findById(secret.keyId).orElse(null);
    if (secret == null || key == null) {
      return null;
    }
    Instant now = clock.instant();
    String refused = key.refused();
    boolean expired = key.expiresAt != null && !key.expiresAt.isAfter(now);
    if (refused == null && (expired || secret.isOver(now))) {
      refused = "expired";
    }
    Actor actor = new Actor("key", key.id, key.name, Set.of(key.permissions), key.id, null, null);
    return new KnownKey(actor, refused);
  }

  @Override
  @Transactional(readOnly = true)
  public @Nullable KnownPerson person(String name) {
    return people
        .named(name)
        .map(person -> new KnownPerson(person.actor(), person.passwordHash, person.active))
        .orElse(null);
  }

  @Override
  @Transactional(readOnly = true)
  public @Nullable Actor personById(String id) {
    return people.findById(id).filter(person -> person.active).map(Person::actor).orElse(null);
  }

  /** A refusal is committed too, for the sake of its audit entry. */
  @Override
  public Actor federated(FederatedPerson told) {
    Person known = people.findByIssuerAndSubject(told.issuer(), told.subject()).orElse(null);
    Person person = known == null ? newcomer(told) : known;
    if (!person.active) {
      audit.recordFor(
          person.actor(),
          "people.refused",
          "person/" + person.id,
          null,
          new Refusal("person_disabled", "sign-in"));
      throw new SignInRefused("you are disabled here; ask an admin");
    }
    PersonView before = known == null ? null : person.view();
    person.role = Role.of(told.role()).word();
    person.team = told.team();
    people.save(person);
    if (!Objects.equals(before, person.view())) {
      String action = before == null ? "people.create" : "people.update";
      audit.recordFor(person.actor(), action, "person/" + person.id, before, person.view());
    }
    return person.actor();
  }

  @Override
  public void signedIn(Actor actor, String how, String address) {
    audit.recordFor(actor, "people.sign-in", subject(actor), null, new SignIn(how, address));
  }

  @Override
  public void signedOut(Actor actor) {
    if (actor.kind().equals("person")) {
      audit.recordFor(actor, "people.sign-out", subject(actor), null, null);
    }
  }

  @Override
  public void refused(Actor actor, String why, String what) {
    if (refusals.isNew(actor.id() + ' ' + why)) {
      String action = "person".equals(actor.kind()) ? "people.refused" : "keys.refused";
      audit.recordFor(actor, action, subject(actor), null, new Refusal(why, what));
    }
  }

  /** A local person of the same name is somebody else until an admin says otherwise. */
  private Person newcomer(FederatedPerson told) {
    try {
      Names.check("name", told.name());
    } catch (ApiException e) {
      throw new SignInRefused("your issuer tells a name that cannot be one here");
    }
    if (people.named(told.name()).isPresent()) {
      throw new SignInRefused("somebody else is called " + told.name() + " here; ask an admin");
    }
    Person person = new Person();
    person.id = UUID.randomUUID().toString();
    person.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    person.name = told.name();
    person.issuer = told.issuer();
    person.subject = told.subject();
    return person;
  }

  private static String subject(Actor actor) {
    return actor.kind() + "/" + actor.id();
  }
}
