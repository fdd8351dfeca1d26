package database

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"flota.dev/flota/internal/sandbox/process"
	"flota.dev/flota/internal/sandbox/store"
)

// server is one PostgreSQL server.
type server struct {
	dir      string
	user     string
	database string
	secret   store.Key // of the password that RDS keeps, with an empty ID where it keeps none
	starter  *process.Starter
	ports    *process.Ports
	cancel   context.CancelFunc

	// rotating keeps rotations apart.
	rotating sync.Mutex

	mu        sync.Mutex
	passwords []string // those that the user may have: the first, unless a rotation was cut off
	port      int
	dropped   bool
}

// run makes the data folder if it is new, starts the server, calls ready once
// it answers, and stops it when ctx ends.
func (s *server) run(ctx context.Context, ready func()) error {
	bin, err := binaries()
	if err != nil {
		return err
	}
	if err := s.initialize(ctx, bin); err != nil {
		return err
	}
	if err := s.choosePort(); err != nil {
		return err
	}
	cmd, log, err := s.launch(bin)
	if err != nil {
		return err
	}
	exited := make(chan error, 1)
	go func() { exited <- cmd.Wait() }()
	if err := s.awaitReady(ctx, exited, log); err != nil {
		return errors.Join(err, s.clean())
	}
	ready()
	select {
	case <-ctx.Done():
		// SIGINT is PostgreSQL's fast shutdown: sessions are ended, data is flushed.
		_ = cmd.Process.Signal(syscall.SIGINT)
		<-exited
		return s.clean()
	case err := <-exited:
		return fmt.Errorf("the server ended: %v: %s", err, log.last())
	}
}

// initialize runs initdb unless that was done before. It works beside the
// final folder, so that one that was interrupted leaves nothing half-made.
func (s *server) initialize(ctx context.Context, bin string) error {
	if _, err := os.Stat(s.data()); err == nil {
		return nil
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return err
	}
	part := s.data() + ".part"
	if err := os.RemoveAll(part); err != nil {
		return err
	}
	password := filepath.Join(s.dir, "password")
	if err := os.WriteFile(password, []byte(s.passwords[0]), 0o600); err != nil {
		return err
	}
	defer os.Remove(password)
	cmd := exec.CommandContext(ctx, filepath.Join(bin, "initdb"), "-D", part, "-U", s.user,
		"--pwfile", password, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions")
	asUser(cmd)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, lastLine(out))
	}
	return os.Rename(part, s.data())
}

func (s *server) data() string { return filepath.Join(s.dir, "data") }

// choosePort takes the port of the last time, if it is free, so that tasks
// which know it find their database again.
func (s *server) choosePort() error {
	file := filepath.Join(s.dir, "port")
	port, err := lastPort(file)
	if err != nil || !s.ports.Retake(port) {
		if port, err = s.ports.Take(); err != nil {
			return err
		}
	}
	s.mu.Lock()
	s.port = port
	s.mu.Unlock()
	return os.WriteFile(file, []byte(strconv.Itoa(port)), 0o600)
}

func lastPort(file string) (int, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(text)))
}

// launch starts the server. A sandbox's data need not survive a power cut, so
// nothing waits for the disk. It does survive a kill: a commit is in the
// system's memory before it is acknowledged (synchronous_commit stays on).
func (s *server) launch(bin string) (*exec.Cmd, *tail, error) {
	log := &tail{}
	cmd := exec.Command(filepath.Join(bin, "postgres"), "-D", s.data(), "-p", strconv.Itoa(s.port),
		"-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
		"-c", "fsync=off", "-c", "full_page_writes=off",
		"-c", "shared_buffers=32MB", "-c", "max_connections=200", "-c", "jit=off")
	cmd.Stdout, cmd.Stderr = log, log
	asUser(cmd)
	cmd.Env = append(os.Environ(), s.mark())
	s.endLeftover()
	// SIGQUIT is PostgreSQL's immediate shutdown: no worker outlives it.
	return cmd, log, s.starter.Start(cmd, syscall.SIGQUIT)
}

// endLeftover ends the server that a killed sandbox may have left on this data.
func (s *server) endLeftover() {
	file := filepath.Join(s.data(), "postmaster.pid")
	text, err := os.ReadFile(file)
	if err != nil {
		return
	}
	first, _, _ := strings.Cut(string(text), "\n")
	if pid, err := strconv.Atoi(first); err == nil {
		process.KillLeftover(pid, s.mark())
	}
	_ = os.Remove(file)
}

func (s *server) mark() string { return "FLOTA_DATABASE=" + s.dir }

// awaitReady waits until the server answers, and makes the declared database.
func (s *server) awaitReady(ctx context.Context, exited <-chan error, log *tail) error {
	for {
		err := s.createDatabase(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case e := <-exited:
			return fmt.Errorf("the server ended: %v: %s", e, log.last())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (s *server) createDatabase(ctx context.Context) error {
	conn, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	if s.database == "" {
		return nil
	}
	var there bool
	err = conn.QueryRow(ctx, "select exists(select from pg_database where datname = $1)", s.database).Scan(&there)
	if err != nil || there {
		return err
	}
	_, err = conn.Exec(ctx, "create database "+pgx.Identifier{s.database}.Sanitize())
	return err
}

// connect logs in as the master user, and keeps the password that opened.
func (s *server) connect(ctx context.Context) (*pgx.Conn, error) {
	cfg, err := pgx.ParseConfig("sslmode=disable")
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	port, passwords := s.port, slices.Clone(s.passwords)
	s.mu.Unlock()
	// Another program may listen there, and never say a word.
	cfg.ConnectTimeout = 2 * time.Second
	cfg.Host, cfg.Port, cfg.User, cfg.Database = "127.0.0.1", uint16(port), s.user, "postgres"
	var errs []error
	for _, cfg.Password = range passwords {
		conn, err := pgx.ConnectConfig(ctx, cfg)
		if err == nil {
			s.setPassword(cfg.Password)
			return conn, nil
		}
		errs = append(errs, err)
	}
	return nil, errors.Join(errs...)
}

func (s *server) setPassword(password string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.passwords = []string{password}
}

func (s *server) address() (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port)), s.port != 0
}

// drop stops the server and then deletes its data.
func (s *server) drop() {
	s.mu.Lock()
	s.dropped = true
	s.mu.Unlock()
	s.cancel()
}

func (s *server) clean() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.dropped {
		return nil
	}
	return os.RemoveAll(s.dir)
}

// Installed reports whether PostgreSQL is on this machine; the error says how to get it.
func Installed() error {
	_, err := binaries()
	return err
}

// Variable is the environment variable that names the folder of PostgreSQL's
// programs. If it is set, they are not looked for elsewhere.
const Variable = "FLOTA_POSTGRES"

// binaries returns the folder that holds initdb and postgres.
func binaries() (string, error) {
	if dir := os.Getenv(Variable); dir != "" {
		if _, err := exec.LookPath(filepath.Join(dir, "postgres")); err != nil {
			return "", fmt.Errorf("there is no PostgreSQL in %s, which %s names", dir, Variable)
		}
		return dir, nil
	}
	if p, err := exec.LookPath("postgres"); err == nil {
		return filepath.Dir(p), nil
	}
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin/postgres", "/usr/pgsql-*/bin/postgres", "/opt/homebrew/opt/postgresql*/bin/postgres", "/usr/local/opt/postgresql*/bin/postgres"} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return filepath.Dir(found[len(found)-1]), nil
		}
	}
	return "", errors.New("PostgreSQL is not installed; install it (Debian: apt-get install postgresql, macOS: brew install postgresql) and run flota sandbox up again")
}

// tail keeps the end of a server's log for error messages.
type tail struct {
	mu   sync.Mutex
	text []byte
}

var _ io.Writer = (*tail)(nil)

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, p...)
	t.text = t.text[max(0, len(t.text)-4096):]
	return len(p), nil
}

func (t *tail) last() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return lastLine(t.text)
}

func lastLine(out []byte) string {
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	return string(lines[len(lines)-1])
}
