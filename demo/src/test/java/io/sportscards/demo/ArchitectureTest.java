package io.sportscards.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the modules, as docs/architecture.md draws them, and no others. */
@AnalyzeClasses(packages = "io.sportscards", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule arrows =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.sportscards..")
          .layer("settings")
          .definedBy("io.sportscards.settings..")
          .layer("event-contracts")
          .definedBy("io.sportscards.contracts..")
          .layer("archive")
          .definedBy("io.sportscards.archive..")
          .layer("snowflake-loader")
          .definedBy("io.sportscards.loader..")
          .layer("rabbitmq-source")
          .definedBy("io.sportscards.connectors.rabbitmq..")
          .layer("journal-source")
          .definedBy("io.sportscards.connectors.journal..")
          .layer("local-platform")
          .definedBy("io.sportscards.platform..")
          .layer("flink-jobs")
          .definedBy("io.sportscards.ingest..")
          .layer("backfill-job")
          .definedBy("io.sportscards.backfill..")
          .layer("demo")
          .definedBy("io.sportscards.demo..")
          .whereLayer("settings")
          .mayNotAccessAnyLayer()
          .whereLayer("event-contracts")
          .mayNotAccessAnyLayer()
          .whereLayer("archive")
          .mayOnlyAccessLayers("settings")
          .whereLayer("snowflake-loader")
          .mayOnlyAccessLayers("settings", "archive")
          .whereLayer("rabbitmq-source")
          .mayNotAccessAnyLayer()
          .whereLayer("journal-source")
          .mayNotAccessAnyLayer()
          .whereLayer("local-platform")
          .mayOnlyAccessLayers("settings", "event-contracts", "archive")
          .whereLayer("flink-jobs")
          .mayOnlyAccessLayers("settings", "event-contracts", "rabbitmq-source")
          .whereLayer("backfill-job")
          .mayOnlyAccessLayers("settings", "event-contracts", "journal-source", "flink-jobs")
          .withOptionalLayers(true);

  @ArchTest
  static final ArchRule contractsKnowNoFlink =
      noClasses()
          .that()
          .resideInAPackage("io.sportscards.contracts..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..");

  @ArchTest
  static final ArchRule onlySettingsReadTheEnvironment =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sportscards.settings..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule noClassReachesIntoTheInternalsOfTheSource =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sportscards.connectors.rabbitmq..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sportscards.connectors.rabbitmq.internal..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noClassReachesIntoTheInternalsOfTheJournalSource =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sportscards.connectors.journal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sportscards.connectors.journal.internal..")
          .allowEmptyShould(true);
}
