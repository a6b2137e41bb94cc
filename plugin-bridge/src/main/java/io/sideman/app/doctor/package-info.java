/// Looks at this machine as a musician would need it: which routes and devices there are, and how
/// exact and how quick each route is. Control thread.
@NullMarked
package io.sideman.app.doctor;

import org.jspecify.annotations.NullMarked;
