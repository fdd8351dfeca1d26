package build

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"flota.dev/flota/internal/sandbox/process"
)

// shell is the one shell of a build, in which all its commands run, so that what
// one exports or where it goes holds for the next ones, as version 0.2 of the
// buildspec has it.
//
// The shell reads the names of files with commands from descriptor 4 and tells
// how each ended in a line of its own on descriptor 3, which is its standard
// output: so what a command printed always comes before how it ended.
type shell struct {
	dir      string // for the files of commands
	mark     string // of the processes of the build, NAME=VALUE
	cmd      *exec.Cmd
	requests *os.File
	statuses chan int
	done     chan struct{} // closed when the process has ended and its output is read
	err      error         // how it ended, once done
	count    int

	mu      sync.Mutex
	stopped bool
	killed  chan struct{} // closed when all that was asked to end has
}

// driver is what the shell runs. An exit in a command ends that command only: a
// new shell takes the old one's place, with its folder and what it exported.
const driver = `trap 'FLOTA_STATUS=$?; export FLOTA_STATUS; exec "$FLOTA_SHELL" "$FLOTA_DRIVER"' EXIT
if [ -n "$FLOTA_STATUS" ]; then
	printf '\036%s %s\n' "$FLOTA_MARK" "$FLOTA_STATUS" >&3
	unset FLOTA_STATUS
fi
while IFS= read -r FLOTA_COMMAND <&4; do
	. "$FLOTA_COMMAND"
	printf '\036%s %s\n' "$FLOTA_MARK" "$?" >&3
done
trap - EXIT
`

// errShellGone says that the shell itself ended, which a command that fails does not do.
var errShellGone = errors.New("the build's process was ended")

// startShell starts a shell in folder work. It keeps its files in dir. The
// environment must hold the build's mark.
func startShell(starter *process.Starter, program, dir, work, mark string, env []string, out io.Writer) (*shell, error) {
	path, err := exec.LookPath(program)
	if err != nil {
		return nil, err
	}
	script := filepath.Join(dir, "driver.sh")
	if err := os.WriteFile(script, []byte(driver), 0o600); err != nil {
		return nil, err
	}
	asked, requests, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer asked.Close()
	said, stdout, err := os.Pipe()
	if err != nil {
		requests.Close()
		return nil, err
	}
	defer stdout.Close()
	s := &shell{dir: dir, mark: mark, requests: requests, statuses: make(chan int, 1), done: make(chan struct{}), killed: make(chan struct{})}
	sign := rand.Text()
	s.cmd = exec.Command(path, script)
	s.cmd.Dir = work
	s.cmd.Env = append(env, "FLOTA_SHELL="+path, "FLOTA_DRIVER="+script, "FLOTA_MARK="+sign)
	s.cmd.Stdout, s.cmd.Stderr = stdout, stdout
	s.cmd.ExtraFiles = []*os.File{stdout, asked}
	if err := starter.Start(s.cmd, syscall.SIGKILL); err != nil {
		requests.Close()
		said.Close()
		return nil, err
	}
	read := make(chan struct{})
	go func() {
		defer close(read)
		s.read(said, out, sign)
	}()
	go s.wait(said, read)
	return s, nil
}

// wait waits for the shell, ends what it left running, and reads its last words.
func (s *shell) wait(said *os.File, read <-chan struct{}) {
	s.err = s.cmd.Wait()
	s.mu.Lock()
	stopped := s.stopped
	s.mu.Unlock()
	if stopped {
		<-s.killed // the shell is the first to end, and not what it waited for
	} else {
		process.SignalGroup(s.cmd.Process.Pid, syscall.SIGKILL)
	}
	select {
	case <-read:
	case <-time.After(time.Second):
		// A process that left the group still holds the pipe.
		said.Close()
		<-read
	}
	said.Close()
	close(s.done)
}

// read hands on what the shell prints, but for the lines that tell how commands ended.
func (s *shell) read(from io.Reader, to io.Writer, mark string) {
	sign := []byte("\x1e" + mark + " ")
	var rest []byte
	chunk := make([]byte, 32<<10)
	for {
		n, err := from.Read(chunk)
		rest = append(rest, chunk[:n]...)
		rest = s.take(rest, sign, to)
		if err != nil {
			_, _ = to.Write(rest)
			return
		}
	}
}

// take hands on what is certainly no status and returns what may be the start of one.
func (s *shell) take(text, sign []byte, to io.Writer) (rest []byte) {
	for {
		at := bytes.IndexByte(text, sign[0])
		if at < 0 {
			_, _ = to.Write(text)
			return nil
		}
		_, _ = to.Write(text[:at])
		text = text[at:]
		if len(text) < len(sign) && bytes.HasPrefix(sign, text) {
			return text
		}
		line, after, whole := bytes.Cut(text, []byte("\n"))
		status, ours := bytes.CutPrefix(line, sign)
		switch {
		case ours && !whole:
			return text
		case ours:
			code, _ := strconv.Atoi(string(status))
			s.statuses <- code
			text = after
		default:
			_, _ = to.Write(text[:1])
			text = text[1:]
		}
	}
}

// run runs a command and returns its exit status, or errShellGone.
func (s *shell) run(command string) (int, error) {
	s.count++
	file := filepath.Join(s.dir, "command-"+strconv.Itoa(s.count)+".sh")
	if err := os.WriteFile(file, []byte(command+"\n"), 0o600); err != nil {
		return 0, err
	}
	if _, err := fmt.Fprintln(s.requests, file); err != nil {
		<-s.done
		return 0, s.gone()
	}
	select {
	case code := <-s.statuses:
		return code, nil
	case <-s.done:
		select {
		case code := <-s.statuses:
			return code, nil
		default:
			return 0, s.gone()
		}
	}
}

func (s *shell) gone() error {
	if s.err == nil {
		return errShellGone
	}
	return fmt.Errorf("%w: %s", errShellGone, strings.TrimPrefix(s.err.Error(), "signal: "))
}

// value returns what a variable of the shell holds now.
func (s *shell) value(name string) (string, error) {
	file := filepath.Join(s.dir, "value")
	code, err := s.run(fmt.Sprintf(`printf '%%s' "${%s-}" > '%s'`, name, strings.ReplaceAll(file, "'", `'\''`)))
	if err != nil {
		return "", err
	}
	if code != 0 {
		return "", fmt.Errorf("variable %s cannot be read", name)
	}
	text, err := os.ReadFile(file)
	return string(text), err
}

// end lets the shell end by itself, once its commands have.
func (s *shell) end() {
	s.requests.Close()
	<-s.done
}

// kill asks the shell and what it runs to end, and after grace makes them, and
// all that they have started: Terraform has a group of its own, which flota sees to.
func (s *shell) kill(grace time.Duration) {
	s.mu.Lock()
	again := s.stopped
	s.stopped = true
	s.mu.Unlock()
	if again {
		return
	}
	// Without further commands, a shell that takes the place of this one ends too.
	s.requests.Close()
	defer close(s.killed)
	process.SignalGroup(s.cmd.Process.Pid, syscall.SIGTERM)
	process.AwaitMarked(s.mark, grace)
}
