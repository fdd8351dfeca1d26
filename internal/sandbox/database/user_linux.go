package database

import (
	"os"
	"os/exec"
	"syscall"
)

// asUser lets PostgreSQL, which refuses to run as root, run where flota does: a
// user namespace shows it an ordinary user, and its files stay root's.
func asUser(cmd *exec.Cmd) {
	if os.Geteuid() != 0 {
		return
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 1000, HostID: 0, Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 1000, HostID: 0, Size: 1}},
	}
}
