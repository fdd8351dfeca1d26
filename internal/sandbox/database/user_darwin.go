package database

import "os/exec"

// asUser does nothing: on macOS flota runs as an ordinary user.
func asUser(*exec.Cmd) {}
