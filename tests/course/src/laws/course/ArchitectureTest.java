package laws.course;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house's arrows: engine and datasets below, contracts, then solutions and chapters, then tests, then cli. */
@AnalyzeClasses(
        packages = {"engine", "datasets", "contracts", "reference", "checks", "course", "laws"})
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_engine_knows_nothing_of_the_course = noClasses().that().resideInAPackage("engine..")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "datasets..", "contracts..", "reference..", "dojo..", "checks..", "course..", "cli..");

    @ArchTest
    static final ArchRule the_datasets_stand_alone = noClasses().that().resideInAPackage("datasets..")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "engine..", "contracts..", "reference..", "dojo..", "checks..", "course..", "cli..", "org.nd4j..");

    @ArchTest
    static final ArchRule the_contracts_know_the_engine_alone = noClasses().that().resideInAPackage("contracts..")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "datasets..", "reference..", "dojo..", "checks..", "course..", "cli..");

    @ArchTest
    static final ArchRule the_solutions_know_neither_learner_nor_tests = noClasses()
            .that().resideInAPackage("reference..")
            .should().dependOnClassesThat().resideInAnyPackage("dojo..", "checks..", "course..", "laws..", "cli..");

    @ArchTest
    static final ArchRule the_solutions_see_nothing_of_the_backend = noClasses()
            .that().resideInAPackage("reference..")
            .should().dependOnClassesThat().resideInAPackage("engine.nd4j..");

    @ArchTest
    static final ArchRule nobody_imports_the_learner = noClasses()
            .should().dependOnClassesThat().resideInAPackage("dojo..");

    @ArchTest
    static final ArchRule the_tests_know_nothing_of_the_command = noClasses()
            .that().resideInAnyPackage("checks..", "course..", "laws..")
            .should().dependOnClassesThat().resideInAPackage("cli..");

    @ArchTest
    static final ArchRule chapter_one_never_loads_nd4j = noClasses().that().resideInAPackage("reference.bpe..")
            .should().dependOnClassesThat().resideInAnyPackage("org.nd4j..", "engine..");
}
