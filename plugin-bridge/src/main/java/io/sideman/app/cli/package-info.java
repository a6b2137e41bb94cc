/// What every command shares: exit codes, errors for people, progress, files that appear whole or
/// not at all. Control thread only.
@NullMarked
package io.sideman.app.cli;

import org.jspecify.annotations.NullMarked;
