# A program for Windows that tries the shim's library: make winshim CROSS=x86_64-w64-mingw32-
.PHONY: winshim
winshim: $(BUILD)/bin/winshim.exe
$(BUILD)/bin/winshim.exe: acceptance/winshim/load.cpp $(shim_library)
	@mkdir -p $(@D)
	$(shim_cxx) $(CXXFLAGS) $< -o $@ -static
