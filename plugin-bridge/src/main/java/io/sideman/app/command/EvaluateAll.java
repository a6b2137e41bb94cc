package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.Failures;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// `sideman evaluate all`: every figure of docs/quality.md, one evaluation after the other.
@Command(
    description = {
      "All evaluations, one after the other.",
      "Finished ones are kept in --work and not run again while models and options are the same; one"
          + " that fails does not stop the others."
    })
final class EvaluateAll implements Callable<Integer> {
  private static final long QUIET_NANOS = 10_000_000_000L;

  private final Console console;
  private final Folders folders;
  private final List<Evaluation> evaluations;

  @Mixin private final EvaluateOptions options = new EvaluateOptions();

  @Option(names = "--out", paramLabel = "REPORT.md", description = "Write all figures there.")
  private @Nullable Path out;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "These evaluations alone, with commas.")
  private List<String> only = List.of();

  @Option(names = "--again", description = "Run finished ones too.")
  private boolean again;

  EvaluateAll(Console console, Folders folders, List<Evaluation> evaluations) {
    this.console = console;
    this.folders = folders;
    this.evaluations = evaluations;
  }

  static CommandSpec spec(Console console, Folders folders) {
    CommandSpec spec =
        CommandSpec.forAnnotatedObject(new EvaluateAll(console, folders, Evaluations.all()));
    spec.remove(spec.findOption(Evaluation.Need.STYLE.option())); // each plays in its own
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    List<Evaluation> chosen = chosen();
    var plain = options.setting(folders, "", _ -> {});
    String circumstances =
        "models %s, songs %d, side %s"
            .formatted(EvaluationJournal.fingerprint(plain.models()), plain.songs(), plain.side());
    var journal = new EvaluationJournal(plain.work().resolve("evaluations"), circumstances);
    var digest = new EvaluationDigest();
    ExitCode code = ExitCode.DONE;
    for (int i = 0; i < chosen.size(); i++) {
      Evaluation evaluation = chosen.get(i);
      Optional<EvaluationJournal.Done> kept =
          again ? Optional.empty() : journal.find(evaluation.name());
      if (kept.isPresent()) {
        console.err().println(head(i, chosen) + ": kept from an earlier run");
        digest.add(evaluation.name(), kept.get());
      } else {
        console.err().println(head(i, chosen) + left(journal, chosen.subList(i, chosen.size())));
        ExitCode outcome = run(evaluation, journal, digest);
        code = code == ExitCode.DONE ? outcome : code;
      }
      if (out != null) {
        WholeFile.write(out, digest.markdown().getBytes(StandardCharsets.UTF_8));
      }
    }
    console.out().println(options.json ? ReportText.json(digest.json()) : digest.barsText());
    return code.code();
  }

  private ExitCode run(Evaluation evaluation, EvaluationJournal journal, EvaluationDigest digest)
      throws IOException {
    long start = System.nanoTime();
    var setting = options.setting(folders, evaluation.style(), now -> {});
    try {
      var report = evaluation.measure().run(setting.telling(seldom(evaluation.name())));
      var done = new EvaluationJournal.Done(report, (System.nanoTime() - start) / 1e9);
      journal.keep(evaluation.name(), done);
      digest.add(evaluation.name(), done);
      return ExitCode.DONE;
    } catch (IOException | RuntimeException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      digest.fail(evaluation.name(), why);
      return new Failures(console, folders.home()).report(e);
    }
  }

  /// Passes a line on every ten seconds.
  private Consumer<String> seldom(String name) {
    long[] next = {System.nanoTime() + QUIET_NANOS};
    return line -> {
      if (System.nanoTime() >= next[0]) {
        console.err().println("  " + name + ": " + line);
        next[0] = System.nanoTime() + QUIET_NANOS;
      }
    };
  }

  private static String head(int done, List<Evaluation> chosen) {
    return "[%d of %d] %s".formatted(done + 1, chosen.size(), chosen.get(done).name());
  }

  /// By the times of earlier runs, where all of what is left has run before.
  private String left(EvaluationJournal journal, List<Evaluation> rest) throws IOException {
    double seconds = 0;
    for (Evaluation each : rest) {
      var last = journal.lastSeconds(each.name());
      if (last.isEmpty()) {
        return "";
      }
      boolean kept = !again && journal.find(each.name()).isPresent();
      seconds += kept ? 0 : last.getAsDouble();
    }
    return ": about %d min left".formatted(Math.round(Math.ceil(seconds / 60)));
  }

  private List<Evaluation> chosen() {
    for (String name : only) {
      if (evaluations.stream().noneMatch(each -> each.name().equals(name))) {
        throw CliError.wrongArguments(
            "--only knows %s, but not \"%s\"."
                .formatted(
                    String.join(", ", evaluations.stream().map(Evaluation::name).toList()), name));
      }
    }
    return only.isEmpty()
        ? evaluations
        : evaluations.stream().filter(each -> only.contains(each.name())).toList();
  }
}
