package database

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"flota.dev/flota/internal/sandbox/process"
	"flota.dev/flota/internal/sandbox/store"
)

var key = store.Key{Account: "111111111111", Region: "us-east-1", Type: "aws_db_instance", ID: "cambio-dev-main"}

const endpoint = "cambio-dev-main.abc.us-east-1.rds.amazonaws.com"

// TestLife follows one instance: it comes up with the declared user, password
// and database, keeps its data over a restart, and loses it when it is deleted.
func TestLife(t *testing.T) {
	dir := t.TempDir()
	st := open(t, filepath.Join(dir, "store.db"))
	secret := "arn:aws:secretsmanager:us-east-1:111111111111:secret:rds!db-1-AbCdEf"
	put(t, st, store.Key{Account: key.Account, Region: key.Region, Type: "secret_version", ID: secret},
		store.Attributes{"secret_string": `{"username":"cambio","password":"p@ss:word/1"}`})
	put(t, st, key, store.Attributes{
		"identifier": key.ID, "engine": "postgres", "address": endpoint, "username": "cambio",
		"db_name": "main", "status": "creating", "master_user_secret": []any{map[string]any{"secret_arn": secret}},
	})

	m, stop := run(t, dir, st)
	awaitStatus(t, st)
	query(t, m, "create table t (x int); insert into t values (42)")
	stop()

	m, stop = run(t, dir, st)
	defer func() { stop() }()
	var x int
	if err := connect(t, m).QueryRow(t.Context(), "select x from t").Scan(&x); err != nil || x != 42 {
		t.Fatalf("after a restart: x = %d, error %v", x, err)
	}

	if err := st.Delete(key); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the data is gone", func() bool {
		_, err := os.Stat(filepath.Join(dir, "databases", key.Account, key.ID))
		return os.IsNotExist(err)
	})
}

func TestOtherEnginesAreRecords(t *testing.T) {
	dir := t.TempDir()
	st := open(t, filepath.Join(dir, "store.db"))
	put(t, st, key, store.Attributes{"identifier": key.ID, "engine": "oracle-ee", "status": "creating"})
	_, stop := run(t, dir, st)
	defer stop()
	awaitStatus(t, st)
}

// TestSilentPortIsNoDatabase has another program on the server's port, which kept the server from starting.
func TestSilentPortIsNoDatabase(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	exited := make(chan error, 1)
	exited <- errors.New("exit status 1")
	s := &server{port: l.Addr().(*net.TCPAddr).Port}
	if err := s.awaitReady(t.Context(), exited, &tail{}); err == nil || !strings.Contains(err.Error(), "exit status 1") {
		t.Errorf("error %v, want that of the server", err)
	}
}

func open(t *testing.T, path string) *store.Store {
	t.Helper()
	st, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

func put(t *testing.T, st *store.Store, k store.Key, a store.Attributes) {
	t.Helper()
	if err := st.Put(k, a); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, dir string, st *store.Store) (*Manager, func()) {
	t.Helper()
	ports := process.NewPorts()
	t.Cleanup(ports.Close)
	m := New(Config{Dir: filepath.Join(dir, "databases"), Store: st, Ports: ports, Notice: func(s string) { t.Log(s) }})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- m.Run(ctx) }()
	return m, func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func awaitStatus(t *testing.T, st *store.Store) {
	t.Helper()
	eventually(t, "the instance is available", func() bool {
		rec, err := st.Get(key)
		return err == nil && rec.Attributes["status"] == "available"
	})
}

func connect(t *testing.T, m *Manager) *pgx.Conn {
	t.Helper()
	var conn *pgx.Conn
	eventually(t, "the server answers", func() bool {
		addr, ok := m.Address(endpoint + ":5432")
		if !ok {
			return false
		}
		cfg, err := pgx.ParseConfig("postgres://cambio@" + addr + "/main?sslmode=disable")
		if err != nil {
			t.Fatal(err)
		}
		cfg.Password = "p@ss:word/1"
		conn, err = pgx.ConnectConfig(t.Context(), cfg)
		return err == nil
	})
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func query(t *testing.T, m *Manager, sql string) {
	t.Helper()
	if _, err := connect(t, m).Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
}

func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("not so after 30 s: %s", what)
}
