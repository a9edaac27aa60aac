import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Validates many PDFs in one run of veraPDF's library: starting the JVM and reading the
 * rules takes longer than a sheet of cards does.
 */
public final class Verapdf {
    /** How a validation went; the place in this list is the exit code. */
    private enum Verdict { PASS, FAIL, ERROR }

    private static final Comparator<RuleId> STANDARD_ORDER =
            Comparator.comparing(RuleId::getClause).thenComparing(RuleId::getTestNumber);

    private static final String USAGE = "usage: verapdf FLAVOUR[,FLAVOUR]... FILE...";

    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            System.err.println(USAGE);
            System.exit(Verdict.ERROR.ordinal());
        }
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        List<PDFAFlavour> flavours = flavours(arguments[0]);
        Verdict worst = Verdict.PASS;
        for (String file : List.of(arguments).subList(1, arguments.length)) {
            for (PDFAFlavour flavour : flavours) {
                Verdict verdict = judge(file, flavour);
                worst = verdict.compareTo(worst) > 0 ? verdict : worst;
            }
        }
        System.exit(worst.ordinal());
    }

    private static List<PDFAFlavour> flavours(String names) {
        List<PDFAFlavour> flavours = new ArrayList<>();
        for (String name : names.split(",")) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
            if (flavour == PDFAFlavour.NO_FLAVOUR) {
                System.err.printf("no flavour `%s`; there are %s%n",
                        name, new TreeSet<>(PDFAFlavour.getFlavourIds()));
                System.exit(Verdict.ERROR.ordinal());
            }
            flavours.add(flavour);
        }
        return flavours;
    }

    private static Verdict judge(String file, PDFAFlavour flavour) {
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        try (PDFAParser parser = foundry.createParser(new File(file), flavour);
                PDFAValidator validator = foundry.createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Verdict verdict = result.isCompliant() ? Verdict.PASS : Verdict.FAIL;
            System.out.printf("%s %s %s%n", verdict, file, flavour.getId());
            result.getFailedChecks().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(STANDARD_ORDER))
                    .forEach(failed -> print(result, failed.getKey(), failed.getValue()));
            return verdict;
        } catch (Exception problem) {
            System.out.printf("%s %s %s%n    %s%n", Verdict.ERROR, file, flavour.getId(), problem);
            return Verdict.ERROR;
        }
    }

    /** Prints a broken rule as the standard numbers it, how often, and the first place. */
    private static void print(ValidationResult result, RuleId rule, int count) {
        String description =
                result.getValidationProfile().getRuleByRuleId(rule).getDescription();
        System.out.printf("    clause %s, test %d (%dx): %s%n",
                rule.getClause(), rule.getTestNumber(), count, description);
        result.getTestAssertions().stream()
                .filter(assertion -> assertion.getRuleId().equals(rule))
                .map(assertion -> assertion.getLocation().getContext())
                .findFirst()
                .ifPresent(place -> System.out.printf("        first at %s%n", place));
    }
}
