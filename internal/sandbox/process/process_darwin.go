package process

import (
	"bytes"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

func own(cmd *exec.Cmd, _ syscall.Signal) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setpgid = true
}

func hasEnvironment(pid int, mark string) bool {
	out, err := exec.Command("ps", "-E", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && bytes.Contains(out, []byte(mark))
}

func marked(mark string) []int {
	out, err := exec.Command("ps", "-axE", "-o", "pid=,command=").Output()
	if err != nil {
		return nil
	}
	var pids []int
	for line := range strings.Lines(string(out)) {
		word := strings.Fields(line)
		if len(word) == 0 || !strings.Contains(line, " "+mark) {
			continue
		}
		if pid, err := strconv.Atoi(word[0]); err == nil && pid != os.Getpid() {
			pids = append(pids, pid)
		}
	}
	return pids
}

// parent is the process that started another, 0 if that is gone.
func parent(pid int) int {
	out, _ := exec.Command("ps", "-o", "ppid=", "-p", strconv.Itoa(pid)).Output()
	ppid, _ := strconv.Atoi(strings.TrimSpace(string(out)))
	return ppid
}
