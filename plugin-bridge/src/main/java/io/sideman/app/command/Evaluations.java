package io.sideman.app.command;

import static io.sideman.app.command.Evaluation.Need.DATA;
import static io.sideman.app.command.Evaluation.Need.SONGS;
import static io.sideman.app.command.Evaluation.Need.STYLE;
import static io.sideman.app.command.Evaluation.Need.VALIDATION;
import static io.sideman.app.command.Evaluation.Need.WORK;

import io.sideman.app.cli.Folders;
import io.sideman.corpus.evaluate.AnalysisEvaluation;
import io.sideman.corpus.evaluate.AudioEvaluation;
import io.sideman.corpus.evaluate.BandEvaluation;
import io.sideman.corpus.evaluate.BeatEvaluation;
import io.sideman.corpus.evaluate.ChoraleEvaluation;
import io.sideman.corpus.evaluate.ComplementEvaluation;
import io.sideman.corpus.evaluate.ConformEvaluation;
import io.sideman.corpus.evaluate.CurvesEvaluation;
import io.sideman.corpus.evaluate.DiversityEvaluation;
import io.sideman.corpus.evaluate.EvaluationReport;
import io.sideman.corpus.evaluate.FillEvaluation;
import io.sideman.corpus.evaluate.GrooveEvaluation;
import io.sideman.corpus.evaluate.GuestsEvaluation;
import io.sideman.corpus.evaluate.HarmonizeEvaluation;
import io.sideman.corpus.evaluate.HarmonyEvaluation;
import io.sideman.corpus.evaluate.InfillEvaluation;
import io.sideman.corpus.evaluate.LikesEvaluation;
import io.sideman.corpus.evaluate.LoopsEvaluation;
import io.sideman.corpus.evaluate.OriginalityEvaluation;
import io.sideman.corpus.evaluate.PerformedHarmonyEvaluation;
import io.sideman.corpus.evaluate.PlayersEvaluation;
import io.sideman.corpus.evaluate.ReactionEvaluation;
import io.sideman.corpus.evaluate.RetrievalEvaluation;
import io.sideman.corpus.evaluate.ScoresEvaluation;
import io.sideman.corpus.evaluate.SessionsEvaluation;
import io.sideman.corpus.evaluate.SetsEvaluation;
import io.sideman.corpus.evaluate.TapEvaluation;
import io.sideman.corpus.evaluate.TasteEvaluation;
import io.sideman.corpus.evaluate.TouchEvaluation;
import io.sideman.corpus.evaluate.VaeEvaluation;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.FitModelFile;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.library.taste.SessionNetFile;
import io.sideman.players.BandFactory;
import io.sideman.players.taps.TapModel;
import io.sideman.players.touch.TouchModel;
import io.sideman.players.vae.LoopVae;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// All evaluations, in the order in which `evaluate all` runs them. A new one is a row here and a
/// class in `corpus.evaluate`.
final class Evaluations {
  private static final String NONE = "";
  private static final int MOST_LOOPS = 60; // of a source

  private Evaluations() {}

  static List<Evaluation> all() {
    return List.of(
        new Evaluation(
            "harmony",
            "Chords and keys heard, live and with the whole file.",
            Set.of(DATA),
            NONE,
            it ->
                HarmonyEvaluation.run(
                    it.data(), it.models().resolve("harmony-listener.bin"), it.progress())),
        new Evaluation(
            "beat",
            "Beats heard in performances whose tempo is not given.",
            Set.of(DATA),
            NONE,
            it -> BeatEvaluation.run(it.data(), it.models().resolve("beat.json"), it.progress())),
        new Evaluation(
            "performances",
            "Chords heard in performances whose tempo is not given.",
            Set.of(DATA),
            NONE,
            it -> PerformedHarmonyEvaluation.run(it.data(), it.models(), it.progress())),
        new Evaluation(
            "players",
            "How likely the players' networks find what people played, beside baselines.",
            Set.of(WORK),
            NONE,
            it -> PlayersEvaluation.run(it.work(), it.models(), it.progress())),
        new Evaluation(
            "jsb",
            "How likely a network of the chorales finds them, beside published models.",
            Set.of(DATA, WORK),
            NONE,
            it -> ChoraleEvaluation.run(it.data(), it.work())),
        new Evaluation(
            "harmonize",
            "Melodies of held-out songs harmonised, beside people's chords.",
            Set.of(DATA, SONGS, VALIDATION),
            NONE,
            it ->
                HarmonizeEvaluation.run(
                    it.data(), it.side(), it.models(), it.songs(), it.progress())),
        new Evaluation(
            "taps",
            "Drum parts from a rhythm, beside the drummers it came from.",
            Set.of(DATA, SONGS, VALIDATION),
            NONE,
            it ->
                TapEvaluation.run(
                    it.data(),
                    it.side(),
                    TapModel.required(it.models()),
                    styles(it),
                    it.songs(),
                    it.progress())),
        new Evaluation(
            "infill",
            "Bars taken out of held-out songs and played anew.",
            Set.of(DATA, SONGS, VALIDATION),
            NONE,
            it ->
                InfillEvaluation.run(
                    it.data(),
                    it.side(),
                    BandFactory.reading(it.models()),
                    it.songs(),
                    it.progress())),
        new Evaluation(
            "band",
            "The band beside human players of the same roles.",
            Set.of(DATA, STYLE, SONGS, VALIDATION),
            BandOptions.DEFAULT_STYLE,
            Evaluations::band),
        new Evaluation(
            "touch",
            "Velocity and timing of quantised drum takes, predicted back.",
            Set.of(DATA),
            NONE,
            it -> TouchEvaluation.run(it.data(), TouchModel.required(it.models()), it.progress())),
        new Evaluation(
            "reaction",
            "How fast the live band is in a chord that nobody announced.",
            Set.of(DATA, STYLE, SONGS, VALIDATION),
            BandOptions.DEFAULT_STYLE,
            Evaluations::reaction),
        new Evaluation(
            "guests",
            "The live band beside a bass player and a kick drum of held-out songs.",
            Set.of(DATA, STYLE, SONGS),
            "funk",
            Evaluations::guests),
        new Evaluation(
            "curves",
            "Whether the band is as dense and as tense as curves ask.",
            Set.of(),
            BandOptions.DEFAULT_STYLE,
            Evaluations::curves),
        new Evaluation(
            "scores",
            "Whether scores, MIDI files and charts survive being written and read.",
            Set.of(DATA),
            NONE,
            it -> ScoresEvaluation.run(it.data(), it.progress())),
        new Evaluation(
            "originality",
            "How much of lead and keys was in the training data.",
            Set.of(DATA, SONGS),
            BandOptions.DEFAULT_STYLE,
            Evaluations::originality),
        new Evaluation(
            "sets",
            "The band's playing as a set of samples beside people's.",
            Set.of(DATA, STYLE, SONGS),
            BandOptions.DEFAULT_STYLE,
            Evaluations::sets),
        new Evaluation(
            "groove",
            "The band's drums beside drummers of the same genre.",
            Set.of(DATA),
            BandOptions.DEFAULT_STYLE,
            it ->
                GrooveEvaluation.run(
                    it.data(), it.ensemble().factory(), styles(it), it.progress())),
        new Evaluation(
            "diversity",
            "How differently the band plays under different seeds.",
            Set.of(DATA),
            BandOptions.DEFAULT_STYLE,
            it ->
                DiversityEvaluation.run(
                    it.data(), it.ensemble().factory(), styles(it), it.progress())),
        new Evaluation(
            "vae",
            "The loop VAE: what comes back, variations, walks, nearest neighbours.",
            Set.of(DATA, SONGS, VALIDATION),
            NONE,
            Evaluations::vae),
        new Evaluation(
            "complement",
            "Parts taken out of held-out songs, found again among a hundred.",
            Set.of(DATA, SONGS, VALIDATION),
            NONE,
            Evaluations::complement),
        new Evaluation(
            "fills",
            "Drum fills told from grooves of the same length by their notes.",
            Set.of(DATA, VALIDATION),
            NONE,
            it -> FillEvaluation.run(it.data(), it.side(), it.models())),
        new Evaluation(
            "analysis",
            "Key and chords as the library hears them, beside the listener's networks.",
            Set.of(DATA, SONGS, VALIDATION),
            NONE,
            it ->
                AnalysisEvaluation.run(
                    it.data(), it.side(), it.models(), it.songs(), it.progress())),
        new Evaluation(
            "retrieval",
            "Whether the library finds what belongs together: songs, styles of drums, phrases.",
            Set.of(DATA, SONGS, VALIDATION),
            NONE,
            it ->
                RetrievalEvaluation.run(
                    it.data(), it.side(), it.models(), it.songs(), it.progress())),
        new Evaluation(
            "audio",
            "What the library hears in sound: tempo, key, chords, families, hummed melodies.",
            Set.of(DATA, SONGS, VALIDATION),
            NONE,
            it ->
                AudioEvaluation.run(it.data(), it.side(), it.models(), it.songs(), it.progress())),
        new Evaluation(
            "conform",
            "Sound made longer or shorter: strokes, pitch and levels, beside other stretchers.",
            Set.of(DATA, SONGS, VALIDATION),
            NONE,
            it ->
                ConformEvaluation.run(
                    it.data(), it.side(), it.models(), it.songs(), it.progress())),
        new Evaluation(
            "loops",
            "MuseGAN's figures of loops: data, shuffled data, and what the loop GAN invents.",
            Set.of(DATA),
            NONE,
            Evaluations::loops),
        new Evaluation(
            "likes",
            "Made-up listeners of one kind of music: what taste foresees, what the band plays.",
            Set.of(DATA),
            BandOptions.DEFAULT_STYLE,
            it ->
                LikesEvaluation.run(it.data(), it.models(), styles(it), it.style(), it.progress())),
        new Evaluation(
            "taste",
            "Recommenders on listening data, beside published ones; what privacy costs.",
            Set.of(DATA),
            NONE,
            it -> TasteEvaluation.run(it.data(), it.progress())),
        new Evaluation(
            "sessions",
            "What is taken next in a sitting: the session model beside session-kNN.",
            Set.of(DATA),
            NONE,
            Evaluations::sessions));
  }

  private static EvaluationReport band(EvaluationSetting it) throws IOException {
    var band = it.ensemble();
    return BandEvaluation.run(
        it.data(),
        it.side(),
        band.factory(),
        band.style(),
        band.ear(it.folders()),
        it.songs(),
        it.progress());
  }

  private static EvaluationReport reaction(EvaluationSetting it) throws IOException {
    var band = it.ensemble();
    return ReactionEvaluation.run(
        it.data(),
        it.side(),
        band.factory(),
        band.style(),
        band.ear(it.folders()),
        it.songs(),
        it.progress());
  }

  private static EvaluationReport loops(EvaluationSetting it) throws IOException {
    var styles = StyleLibrary.of(it.folders().styles()).list();
    return LoopsEvaluation.run(
        it.data(),
        styles,
        Map.of(
            LoopModels.GAN,
            LoopModels.own(it.folders(), LoopModels.GAN),
            LoopModels.VAE,
            LoopModels.own(it.folders(), LoopModels.VAE)),
        it.progress());
  }

  private static EvaluationReport complement(EvaluationSetting it) throws IOException {
    var analyst = SymbolicAnalyst.reading(it.models());
    return ComplementEvaluation.run(
        it.data(),
        it.side(),
        analyst::analyse,
        FitModelFile.read(it.models().resolve(FitModel.FILE)),
        it.songs(),
        it.progress());
  }

  private static EvaluationReport sessions(EvaluationSetting it) throws IOException {
    var analyst = SymbolicAnalyst.reading(it.models());
    return SessionsEvaluation.run(
        it.data(), analyst::analyse, SessionNetFile.required(it.models()), it.progress());
  }

  private static EvaluationReport guests(EvaluationSetting it) throws IOException {
    var band = it.ensemble();
    return GuestsEvaluation.run(
        it.data(), band.factory(), band.style(), band.ear(it.folders()), it.songs(), it.progress());
  }

  /// Those whose model is there.
  private static Map<String, OriginalityEvaluation.Loops> loopMakers(Folders folders) {
    var makers = new LinkedHashMap<String, OriginalityEvaluation.Loops>();
    for (String name : List.of(LoopModels.VAE, LoopModels.GAN)) {
      if (Files.exists(LoopModels.file(folders, name))) {
        makers.put(name.toUpperCase(Locale.ROOT) + " loops", LoopModels.own(folders, name)::make);
      }
    }
    return makers;
  }

  private static EvaluationReport originality(EvaluationSetting it) throws IOException {
    var band = it.ensemble();
    return OriginalityEvaluation.run(
        it.data(),
        band.factory(),
        styles(it),
        band.ear(it.folders()),
        loopMakers(it.folders()),
        it.songs(),
        it.progress());
  }

  private static EvaluationReport sets(EvaluationSetting it) throws IOException {
    var band = it.ensemble();
    return SetsEvaluation.run(
        it.data(), band.factory(), band.style(), band.ear(it.folders()), it.songs(), it.progress());
  }

  private static EvaluationReport curves(EvaluationSetting it) throws IOException {
    var band = it.ensemble();
    return CurvesEvaluation.run(
        band.factory(), styles(it), band.chordNet(it.folders()), it.progress());
  }

  private static List<Style> styles(EvaluationSetting it) {
    return StyleLibrary.shipped(it.folders().presets()).list();
  }

  private static EvaluationReport vae(EvaluationSetting it) throws IOException {
    return VaeEvaluation.run(
        it.data(),
        it.side(),
        it.models().resolve(LoopVae.FILE),
        styles(it),
        Math.min(it.songs(), MOST_LOOPS),
        it.progress());
  }
}
