// SPDX-License-Identifier: GPL-3.0-or-later
// Does nothing: that it links is the test (see CMakeLists.txt).
int main()
{
    return 0;
}
