package io.sideman.corpus.tune;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.sideman.corpus.Split;
import io.sideman.corpus.learn.Learner;
import io.sideman.corpus.learn.Lesson;
import io.sideman.corpus.prepare.RoleSequences;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.corpus.songs.OwnSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.players.lstm.LstmWeights;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Tunes one player after the other. Each starts from its shipped network, learns until bars of the
/// user's that are held out for it are foreseen no better, and is kept when other held-out bars are
/// foreseen better than by the shipped one. A run that is killed goes on where it was.
public final class Tuning {
  private static final int LANES = 16;
  private static final int WINDOW = 48;
  private static final double RATE = 6e-4;
  private static final double KEEP = 0.8;
  private static final double FADE = 0.02;
  private static final int CHECK_EVERY = 20;
  private static final int PATIENCE = 5;
  private static final int LEAST_TOKENS = 1500; // to learn from: about forty bars of a bass
  private static final int LEAST_JUDGED = 200;

  private final Request request;
  private final Path work;
  private final Consumer<String> progress;

  /// What to tune.
  ///
  /// @param songs of the user, all of the style's genre
  /// @param shipped folder of the shipped networks
  /// @param target folder of the style's own networks; made when missing
  /// @param updates most steps per player
  public record Request(OwnSongs songs, Path shipped, Path target, int updates, long seed) {
    public Request {
      if (updates < 1) {
        throw new IllegalArgumentException("updates must be at least 1, but were " + updates);
      }
    }
  }

  private Tuning(Request request, Consumer<String> progress) {
    this.request = request;
    this.progress = progress;
    work = request.target().resolve("work");
  }

  /// Tunes all players that songs and shipped networks allow; answers what became of each.
  public static List<Tuned> run(Request request, Consumer<String> progress) throws IOException {
    return new Tuning(request, progress).run();
  }

  private List<Tuned> run() throws IOException {
    Files.createDirectories(work);
    TuningFile state = TuningFile.read(request.target());
    String of = fingerprint();
    if (!state.of().equals(of)) {
      state = new TuningFile(of, List.of());
      forget();
      state.write(request.target());
    }
    for (Role role : Role.values()) {
      if (!state.has(role.id()) && Files.exists(shippedFile(role))) {
        state = state.and(tune(role));
        state.write(request.target());
        progress.accept(state.done().getLast().describe().strip());
      }
    }
    return state.done();
  }

  /// Checkpoints and best networks of other songs are not gone on with.
  private void forget() throws IOException {
    for (Role role : Role.values()) {
      Files.deleteIfExists(work.resolve(role.id() + ModelFile.SUFFIX));
      Files.deleteIfExists(work.resolve(role.id() + ".checkpoint"));
    }
  }

  private Path shippedFile(Role role) {
    return request.shipped().resolve(role.id() + ModelFile.SUFFIX);
  }

  private Path ownFile(Role role) {
    return request.target().resolve(role.id() + ModelFile.SUFFIX);
  }

  private Tuned tune(Role role) throws IOException {
    List<Song> songs =
        request.songs().songs().stream()
            .map(OwnSongs.OwnSong::song)
            .filter(song -> song.parts().containsKey(role))
            .toList();
    SequenceFile whole = RoleSequences.of(role, songs);
    SequenceFile file = HeldOut.split(whole);
    int tokens = HeldOut.tokens(file, Split.TRAIN);
    int judged = HeldOut.tokens(file, Split.TEST);
    if (tokens < LEAST_TOKENS || judged < LEAST_JUDGED) {
      return shipped(role, songs.size(), judged, "stays as shipped: too little of it in the files");
    }
    ModelFile model = ModelFile.read(shippedFile(role));
    LstmWeights weights = model.weights();
    Lesson lesson = lesson(weights);
    Path best = work.resolve(role.id() + ModelFile.SUFFIX);
    Path checkpoint = work.resolve(role.id() + ".checkpoint");
    var learner = new Learner(file, lesson, checkpoint, progress);
    learner.refine(weights);
    learner.run((found, nats, updates) ->
        new ModelFile(header(model, found, songs.size(), nats, updates), found, model.tables())
            .write(best));
    String held = HeldOut.isBySong(whole) ? "songs" : "bars";
    Tuned result = judge(role, songs.size(), new Judge(file, lesson, held), weights, best);
    Files.deleteIfExists(best);
    Files.deleteIfExists(checkpoint);
    return result;
  }

  private Lesson lesson(LstmWeights weights) {
    return new Lesson(
        weights.hidden(),
        weights.layers(),
        request.updates(),
        LANES,
        WINDOW,
        RATE,
        KEEP,
        FADE,
        CHECK_EVERY,
        PATIENCE,
        request.seed(),
        Map.of());
  }

  /// Bars that neither learning nor stopping has seen.
  private record Judge(SequenceFile file, Lesson lesson, String held) {}

  private Tuned judge(Role role, int songs, Judge judge, LstmWeights weights, Path best)
      throws IOException {
    int judged = HeldOut.tokens(judge.file(), Split.TEST);
    double before = nats(role, judge, weights);
    if (!Files.exists(best)) {
      return shipped(role, songs, judged, "stays as shipped: learning foresaw nothing better");
    }
    double after = nats(role, judge, ModelFile.read(best).weights());
    String figures =
        String.format(
            Locale.ROOT,
            "%.3f nats per token on %s that it did not learn from, the shipped one %.3f",
            after,
            judge.held(),
            before);
    boolean better = after < before;
    if (better) {
      Files.move(best, ownFile(role), REPLACE_EXISTING, ATOMIC_MOVE);
    } else {
      Files.deleteIfExists(ownFile(role));
    }
    String why = (better ? "tuned: " : "stays as shipped: the tuned one has ") + figures;
    return new Tuned(role.id(), songs, judged, before, after, better, why);
  }

  private Tuned shipped(Role role, int songs, int judged, String why) throws IOException {
    Files.deleteIfExists(ownFile(role));
    return new Tuned(role.id(), songs, judged, Double.NaN, Double.NaN, false, why);
  }

  /// A learner of its own, which only reads: it has no checkpoint and never learns.
  private double nats(Role role, Judge judge, LstmWeights weights) throws IOException {
    Path none = work.resolve(role.id() + ".none");
    var reader = new Learner(judge.file(), judge.lesson(), none, _ -> {});
    reader.refine(weights);
    return reader.nats(HeldOut.side(judge.file(), Split.TEST));
  }

  private ModelHeader header(
      ModelFile model, LstmWeights weights, int songs, double nats, int updates) {
    ModelHeader from = model.header();
    var sources = new ArrayList<>(from.dataSheet().sources());
    sources.add(
        new DataSheet.Source("the user's own MIDI files", "as they are", "the user", songs));
    return ModelHeader.of(
        from.role(),
        from.codec(),
        weights,
        from.storage(),
        from.tokens(),
        from.genres(),
        new DataSheet(
            from.dataSheet().description() + " Tuned on the user's own files.",
            "as the files it was tuned on",
            LocalDate.now(ZoneOffset.UTC).toString(),
            request.seed(),
            sources,
            Map.of("validationNatsPerToken", nats, "updates", (double) updates),
            Map.of("tunedFrom", from.role() + " of " + from.dataSheet().date())));
  }

  /// Tells whether results belong to these songs, these networks and these settings.
  private String fingerprint() throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (OwnSongs.OwnSong each : request.songs().songs()) {
        var text = new StringBuilder(each.file() + " " + each.song().genre());
        for (Role role : Role.values()) {
          text.append(' ').append(each.song().parts().getOrDefault(role, List.of()).hashCode());
        }
        digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
      }
      for (Role role : Role.values()) {
        if (Files.exists(shippedFile(role))) {
          digest.update(Files.readAllBytes(shippedFile(role)));
        }
      }
      digest.update((request.updates() + " " + request.seed()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
