// Opens the companion's page.
#ifndef SIDEMAN_UI_BROWSER_HPP
#define SIDEMAN_UI_BROWSER_HPP

#include <string_view>

namespace sideman {

// [any-thread] Whether the address is a page of this machine. The link file is not to be trusted with more.
bool is_own_page(std::string_view address);

// [main-thread] Shows the page in the user's browser, without waiting for it.
void open_page(const char *address);

}  // namespace sideman
#endif
