# The program of .ci/acceptance/60-events.
.PHONY: events
events: $(BUILD)/bin/events
$(BUILD)/bin/events: $(BUILD)/acceptance/events/events.o $(BUILD)/acceptance/kill/process.o
	@mkdir -p $(@D)
	$(CXX) $(CXXFLAGS) $^ $$(pkg-config --libs jack) -o $@

-include $(wildcard $(BUILD)/acceptance/events/*.d)
