# The shim: `make shim ports` builds $(BUILD)/lib/libsideman.* and $(BUILD)/bin/sideman-ports. Included by
# ../Makefile, which sets BUILD, CXX, CXXFLAGS, CROSS and EDGE_LIB. What the system lacks is left out of
# the build, and the library says so when it is asked for it.

# Debian's mingw comes twice; only the posix one has std::thread.
shim_cxx := $(CXX)
ifneq (,$(findstring mingw,$(CROSS)))
  ifneq (,$(shell command -v $(CXX)-posix))
    shim_cxx := $(CXX)-posix
  endif
endif

shim_names := backends layout library loop_ports shim
shim_headers := $(wildcard shim/*.hpp include/sideman/*.h)
shim_flags := -fvisibility=hidden -DSIDEMAN_BUILDS_SHIM

ifneq (,$(findstring mingw,$(CROSS)))
  shim_system := windows
else ifeq ($(OS),Windows_NT)
  shim_system := windows
else ifeq ($(shell uname -s),Darwin)
  shim_system := macos
else
  shim_system := linux
endif

ifeq ($(shim_system),windows)
  shim_library := $(BUILD)/lib/sideman.dll
  ports_program := $(BUILD)/bin/sideman-ports.exe
  shim_names += clocked_ports windows_midi
  shim_links := -lwinmm -static
else ifeq ($(shim_system),macos)
  shim_library := $(BUILD)/lib/libsideman.dylib
  ports_program := $(BUILD)/bin/sideman-ports
  shim_names += clocked_ports coremidi
  shim_links := -framework CoreMIDI -framework CoreFoundation
else
  shim_library := $(BUILD)/lib/libsideman.so
  ports_program := $(BUILD)/bin/sideman-ports
  shim_links := -ldl -pthread -Wl,-z,defs
  ifeq (yes,$(shell echo '\#include <alsa/asoundlib.h>' | $(CXX) -x c++ -E - >/dev/null 2>&1 && echo yes))
    shim_names += clocked_ports alsa alsa_api
    shim_flags += -DSIDEMAN_HAS_ALSA
  endif
endif
ifneq ($(shim_system),windows)
  ifeq (yes,$(shell echo '\#include <jack/jack.h>' | $(CXX) -x c++ -E - >/dev/null 2>&1 && echo yes))
    shim_names += jack_api jack_client jack_ports jack_transport
    shim_flags += -DSIDEMAN_HAS_JACK -DSIDEMAN_TRIPLET='"$(shell $(CXX) -dumpmachine)"'
  endif
endif

shim_objects := $(shim_names:%=$(BUILD)/shim/%.o)

.PHONY: shim ports shim-always
shim: $(shim_library)
ports: $(ports_program)

# Headers that have come since the last build change the flags, and so what is compiled.
$(BUILD)/shim/flags: shim-always
	@mkdir -p $(@D)
	@echo '$(shim_names) $(subst ',,$(shim_flags))' | cmp -s - $@ || \
	  echo '$(shim_names) $(subst ',,$(shim_flags))' >$@

$(BUILD)/shim/%.o: shim/%.cpp $(shim_headers) $(BUILD)/shim/flags
	@mkdir -p $(@D)
	$(shim_cxx) $(CXXFLAGS) $(shim_flags) -c $< -o $@

# Built beside and moved, because a running companion may have the old one mapped.
$(shim_library): $(shim_objects) $(EDGE_LIB)
	@mkdir -p $(@D)
	$(shim_cxx) $(CXXFLAGS) -shared -o $@.new $(shim_objects) $(EDGE_LIB) $(LDFLAGS) $(shim_links)
	@mv -f $@.new $@

$(ports_program): $(BUILD)/shim/ports_main.o $(shim_objects) $(EDGE_LIB)
	@mkdir -p $(@D)
	$(shim_cxx) $(CXXFLAGS) -o $@.new $^ $(LDFLAGS) $(shim_links)
	@mv -f $@.new $@

# Tests of the shim, run by `make test` as well.
ifneq ($(shim_system),windows)
.PHONY: shim-test
test: shim-test
shim-test: $(BUILD)/bin/shim-tests
	$<
shim_test_objects := $(patsubst %.cpp,$(BUILD)/%.o,$(wildcard tests/shim/*.cpp)) $(BUILD)/tests/main.o
$(BUILD)/tests/shim/%.o: tests/shim/%.cpp $(shim_headers) tests/check.hpp $(BUILD)/shim/flags
	@mkdir -p $(@D)
	$(shim_cxx) $(CXXFLAGS) $(shim_flags) -c $< -o $@
$(BUILD)/bin/shim-tests: $(shim_test_objects) $(shim_objects) $(EDGE_LIB)
	@mkdir -p $(@D)
	$(shim_cxx) $(CXXFLAGS) -o $@ $^ $(LDFLAGS) $(shim_links)
endif
