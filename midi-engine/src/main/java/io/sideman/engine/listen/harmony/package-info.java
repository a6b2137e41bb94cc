/// Hears chords and keys: live and causal ([HarmonyListener]) or over a whole file
/// ([HarmonyAnalysis]). Both read what they know from one [HarmonyModel]; the model is immutable
/// and shared, everything else belongs to one thread. Training lives in the corpus module.
@NullMarked
package io.sideman.engine.listen.harmony;

import org.jspecify.annotations.NullMarked;
