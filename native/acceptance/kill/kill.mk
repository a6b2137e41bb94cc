# Acceptance programs of the edge: see .ci/acceptance/40-kill.
kill_parts := $(BUILD)/acceptance/kill/process.o $(BUILD)/acceptance/kill/host.o
kill_programs := $(BUILD)/bin/kill-companion $(BUILD)/bin/kill-host

.PHONY: kill
kill: $(kill_programs)

$(BUILD)/bin/kill-%: $(BUILD)/acceptance/kill/kill_%.o $(kill_parts) $(EDGE_LIB)
	@mkdir -p $(@D)
	$(CXX) $(CXXFLAGS) $^ $(KILL_LIBS) -o $@

-include $(kill_parts:.o=.d) $(BUILD)/acceptance/kill/*.d
