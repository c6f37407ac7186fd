package dev.weir.gateway.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.weir.gateway.pipeline.Stage;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.factory.GatewayFilterFactory;

/** The walls of docs/architecture.md. */
@AnalyzeClasses(packages = "dev.weir.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "dev.weir.gateway.";
  private static final String[] GROUND = {
    ROOT + "error..",
    ROOT + "json..",
    ROOT + "sse..",
    ROOT + "chat..",
    ROOT + "embedding..",
    ROOT + "dialect..",
    ROOT + "provider.."
  };
  private static final Set<String> STAGES =
      Arrays.stream(Stage.values()).map(Stage::packageName).collect(Collectors.toSet());

  @ArchTest
  static final ArchRule groundKnowsNoFramework =
      noClasses()
          .that()
          .resideInAnyPackage(GROUND)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "reactor..",
              "io.netty..",
              "io.micrometer..",
              "io.github.resilience4j..",
              "org.reactivestreams..")
          .because("dialects and values must be testable and reusable without any framework");

  @ArchTest
  static final ArchRule groundKnowsNothingAboveIt =
      noClasses()
          .that()
          .resideInAnyPackage(GROUND)
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.weir.gateway..")
                  .and(DescribedPredicate.not(resideInAnyPackage(GROUND))))
          .because("the ground carries the house, not the other way round");

  @ArchTest
  static final ArchRule dialectsDoNotKnowEachOther =
      slices()
          .matching("dev.weir.gateway.dialect.(*)..")
          .should()
          .notDependOnEachOther()
          .because("N + M instead of N x M: dialects meet in chat");

  @ArchTest
  static final ArchRule dialectsDoNotKnowProviders =
      noClasses()
          .that()
          .resideInAPackage("dev.weir.gateway.dialect..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.weir.gateway.provider..")
          .because("a provider points to its dialect, never back");

  @ArchTest
  static final ArchRule stagesDoNotKnowEachOther =
      classes()
          .that(new InStage())
          .should(new OnlyKnowTheirOwnStage())
          .because("stages meet in AiExchange");

  @ArchTest
  static final ArchRule pipelineKnowsNoStage =
      noClasses()
          .that()
          .resideInAPackage("dev.weir.gateway.pipeline..")
          .should()
          .dependOnClassesThat(new InStage())
          .because("the waist must not know who fills it");

  @ArchTest
  static final ArchRule onlyTheWiringKnowsTheWiring =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.weir.gateway.autoconfigure..", "dev.weir.gateway.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.weir.gateway.autoconfigure..")
          .because("properties reach stages as their own values");

  @ArchTest
  static final ArchRule packagesAreFreeOfCircles =
      slices().matching("dev.weir.gateway.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheFilterAndItsPortsArePublic =
      classes()
          .that(new InStage())
          .and()
          .arePublic()
          .and()
          .areTopLevelClasses()
          .should(new BeAFactoryOrAPort())
          .because(
              "what is public is a promise; the factory, its ports and their values are enough");

  @ArchTest
  static final ArchRule nothingBlocks =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.weir.gateway.autoconfigure..")
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaAccess<?>>("blocks") {
                @Override
                public boolean test(JavaAccess<?> access) {
                  String owner = access.getTargetOwner().getName();
                  String name = access.getTarget().getName();
                  return owner.startsWith("reactor.core.publisher")
                          && Set.of("block", "blockFirst", "blockLast", "blockOptional")
                              .contains(name)
                      || owner.equals("java.lang.Thread") && name.equals("sleep");
                }
              })
          .because("an event loop that waits stops every caller on it");

  @ArchTest
  static final ArchRule nothingIsSynchronized =
      classes()
          .should(
              new ArchCondition<JavaClass>("have no synchronized method") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  type.getMethods().stream()
                      .filter(m -> m.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                      .forEach(
                          m ->
                              events.add(
                                  SimpleConditionEvent.violated(m, m.getFullName() + " is")));
                }
              })
          .because("event loops must not wait for each other");

  @ArchTest
  static final ArchRule onlyOneClassSubscribes =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.weir.gateway.upstream.UpstreamConnection")
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaAccess<?>>("subscribes") {
                @Override
                public boolean test(JavaAccess<?> access) {
                  return access.getTarget().getName().equals("subscribe")
                      && access.getTargetOwner().getName().startsWith("reactor.");
                }
              })
          .because("only an attempt may outlive its caller");

  @ArchTest
  static final ArchRule nothingPrints =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("there is a log");

  @ArchTest
  static final ArchRule nothingIsInjectedIntoFields =
      fields()
          .should()
          .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .because("a constructor says what a class needs");

  @ArchTest
  static final ArchRule caseIsChangedWithALocale =
      noClasses()
          .should()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .because("a Turkish default locale must not change a model's name");

  @ArchTest
  static final ArchRule onlyTheLedgerMultipliesPrices =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.weir.gateway.autoconfigure..", "dev.weir.gateway.route..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("dev.weir.ledger.Rates")
          .because("one function computes every cost");

  @ArchTest
  static final ArchRule thereIsOneJsonMapper =
      noClasses()
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaAccess<?>>("makes a JSON mapper") {
                @Override
                public boolean test(JavaAccess<?> access) {
                  return access.getTargetOwner().getName().endsWith("JsonMapper")
                      && Set.of("<init>", "builder", "shared")
                          .contains(access.getTarget().getName());
                }
              })
          .because("numbers must be read the same way everywhere: dev.weir.ledger.Json");

  @Test
  void everyStageIsAPackageWithItsFactoryInOrder() throws ClassNotFoundException {
    int previous = Integer.MIN_VALUE;
    for (Stage stage : Stage.values()) {
      assertThat(stage.order()).as(stage.name()).isGreaterThan(previous);
      previous = stage.order();
      String factory =
          stage == Stage.UPSTREAM
              ? "AiUpstreamFilter"
              : stage.filterName() + "GatewayFilterFactory";
      assertThat(Class.forName(ROOT + stage.packageName() + "." + factory)).isPublic();
    }
  }

  @Test
  void everyFactoryBelongsToAStageOrIsTheComposite() {
    var classes =
        new com.tngtech.archunit.core.importer.ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.gateway");
    Set<String> factories =
        classes.stream()
            .filter(c -> c.isAssignableTo(GatewayFilterFactory.class))
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> expected = new TreeSet<>(Set.of("AiGatewayGatewayFilterFactory"));
    for (Stage stage : Stage.values()) {
      if (stage != Stage.UPSTREAM) {
        expected.add(stage.filterName() + "GatewayFilterFactory");
      }
    }
    assertThat(factories).isEqualTo(expected);
  }

  private static String stageOf(JavaClass type) {
    String name = type.getPackageName();
    String below = name.startsWith(ROOT) ? name.substring(ROOT.length()) : "";
    return STAGES.contains(below) ? below : "";
  }

  private static final class InStage extends DescribedPredicate<JavaClass> {
    InStage() {
      super("are in a stage");
    }

    @Override
    public boolean test(JavaClass type) {
      return !stageOf(type).isEmpty();
    }
  }

  private static final class OnlyKnowTheirOwnStage extends ArchCondition<JavaClass> {
    OnlyKnowTheirOwnStage() {
      super("only know their own stage");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      type.getDirectDependenciesFromSelf().stream()
          .filter(
              dependency -> {
                String other = stageOf(dependency.getTargetClass());
                return !other.isEmpty() && !other.equals(stageOf(type));
              })
          .forEach(
              dependency ->
                  events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
    }
  }

  /** A factory, a global filter, a port (interface), a value (record), or what wiring must make. */
  private static final class BeAFactoryOrAPort extends ArchCondition<JavaClass> {
    private static final Set<String> MADE_BY_WIRING =
        Set.of(
            "StaticGatewayKeys",
            "KeyHeaders",
            "RoutingTable",
            "Circuits",
            "MemoryReasoningStore",
            "PublicImageFetcher",
            "QueuedUsageSink",
            "RecentUsage",
            "UsageLog",
            "UsageMetrics",
            "Engine",
            "AiUpstreamFilter");

    BeAFactoryOrAPort() {
      super("be a factory, a port or its value");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      boolean allowed =
          type.isInterface()
              || type.isRecord()
              || type.isAssignableTo(GatewayFilterFactory.class)
              || MADE_BY_WIRING.contains(type.getSimpleName());
      if (!allowed) {
        events.add(SimpleConditionEvent.violated(type, type.getName() + " is public"));
      }
    }
  }
}
