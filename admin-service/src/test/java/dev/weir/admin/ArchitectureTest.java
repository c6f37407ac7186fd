package dev.weir.admin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The walls of docs/architecture.md. */
@AnalyzeClasses(packages = "dev.weir.admin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "dev.weir.admin.";

  /** What a feature may know of another one: whole packages, or single types. */
  private static final Set<String> SHARED_PACKAGES = Set.of(ROOT + "web");

  private static final Set<String> SEAMS =
      Set.of(
          ROOT + "audit.AuditLog",
          ROOT + "instance.KeyStorage",
          ROOT + "instance.LedgerRetention",
          ROOT + "security.Actor",
          ROOT + "security.Presence",
          ROOT + "snapshot.SnapshotContributor",
          ROOT + "snapshot.SnapshotDraft",
          ROOT + "snapshot.SnapshotChanges",
          ROOT + "snapshot.SnapshotSource",
          ROOT + "snapshot.LivingGateways");

  /** Security asks whoever knows keys and people; access answers. */
  private static final Set<String> SEAMS_OF_ACCESS =
      Set.of(ROOT + "security.Credentials", ROOT + "security.SignInRefused");

  @ArchTest
  static final ArchRule featuresMeetInNamedTypesOnly =
      classes()
          .that()
          .resideInAPackage(ROOT + "*..")
          .should(new OnlyKnowSeamsOfOthers())
          .because("a feature that knows another one cannot be read, tested or removed alone");

  @ArchTest
  static final ArchRule packagesAreFreeOfCircles =
      slices().matching("dev.weir.admin.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule webKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "web..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + "*..")
                  .and(DescribedPredicate.not(resideInAPackage(ROOT + "web.."))))
          .because("everybody shares it");

  @ArchTest
  static final ArchRule controllersArePackagePrivate =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .or()
          .areAnnotatedWith(Entity.class)
          .should()
          .bePackagePrivate()
          .because("an endpoint is called by HTTP, and an entity is its feature's own");

  @ArchTest
  static final ArchRule controllersReturnNoEntities =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .should(new MentionNoEntity())
          .because("what is stored and what is shown change for different reasons");

  @ArchTest
  static final ArchRule endpointsSayWhatTheyNeed =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage(ROOT + "web..")
          .should()
          .beAnnotatedWith(PreAuthorize.class)
          .orShould()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(PreAuthorize.class)
          .because("the URL only asks for somebody who is known");

  @ArchTest
  static final ArchRule nothingIsInjectedIntoFields =
      noFields()
          .should()
          .beAnnotatedWith(Autowired.class)
          .because("a constructor shows what a class needs");

  @ArchTest
  static final ArchRule constantsAreTheOnlyStaticFields =
      fields()
          .that()
          .areStatic()
          .and()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should()
          .beFinal()
          .because("state that nobody owns cannot be tested");

  @ArchTest
  static final ArchRule nobodyPrints =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Command")
          .and()
          .doNotHaveFullyQualifiedName(AdminApplication.class.getName())
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("what a service has to say goes to its log");

  @ArchTest
  static final ArchRule adminIsNoGateway =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework.web.reactive..",
              "org.springframework.cloud.gateway..",
              "dev.weir.gateway..",
              "dev.weir.simulator..")
          .because("the control plane and the data plane meet in documents only");

  private static String feature(JavaClass type) {
    String rest =
        type.getPackageName().substring(Math.min(ROOT.length(), type.getPackageName().length()));
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  /** Depends on other features by their seams only. */
  private static final class OnlyKnowSeamsOfOthers extends ArchCondition<JavaClass> {

    OnlyKnowSeamsOfOthers() {
      super("know of other features only " + SEAMS + " and " + SHARED_PACKAGES);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass other = dependency.getTargetClass().getBaseComponentType();
        if (other.getPackageName().startsWith(ROOT)
            && !feature(other).equals(feature(type))
            && !SHARED_PACKAGES.contains(other.getPackageName())
            && !isSeam(type, other)) {
          events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
        }
      }
    }

    private static boolean isSeam(JavaClass type, JavaClass other) {
      String name = other.getFullName().replaceFirst("\\$.*", "");
      return SEAMS.contains(name)
          || (feature(type).equals("access") && SEAMS_OF_ACCESS.contains(name));
    }
  }

  /** Has no entity in what it takes or returns. */
  private static final class MentionNoEntity extends ArchCondition<JavaMethod> {

    MentionNoEntity() {
      super("mention no entity");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
      boolean mentions =
          method.getReturnType().getAllInvolvedRawTypes().stream()
                  .anyMatch(type -> type.isAnnotatedWith(Entity.class))
              || method.getRawParameterTypes().stream()
                  .anyMatch(type -> type.isAnnotatedWith(Entity.class));
      if (mentions) {
        events.add(SimpleConditionEvent.violated(method, method.getDescription()));
      }
    }
  }
}
