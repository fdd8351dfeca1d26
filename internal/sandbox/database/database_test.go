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

	"flota.dev/flota/internal/sandbox/clock"
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

// TestCluster asks an Aurora cluster under the names of its writer, its readers
// and an instance, rotates its password, and finds it again after a rotation that was cut off.
func TestCluster(t *testing.T) {
	dir := t.TempDir()
	st := open(t, filepath.Join(dir, "store.db"))
	cluster := store.Key{Account: key.Account, Region: key.Region, Type: "aws_rds_cluster", ID: "cambio-dev-ledger"}
	secret := store.Key{Account: key.Account, Region: key.Region, Type: store.TypeSecretVersion, ID: "arn:aws:secretsmanager:us-east-1:111111111111:secret:rds!cluster-1-AbCdEf"}
	write := func(password string, stages ...string) {
		t.Helper()
		err := store.ChangeSecret(st, secret, func(v *store.SecretValues) error {
			return v.Put(password, `{"username":"cambio","password":"`+password+`"}`, stages...)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	password := func() string {
		t.Helper()
		rec, err := st.Get(secret)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := rec.Attributes["secret_string"].(string)
		return passwordIn(text)
	}
	write("first")
	put(t, st, cluster, store.Attributes{
		"cluster_identifier": cluster.ID, "engine": "aurora-postgresql", "endpoint": "ledger.cluster-abc.us-east-1.rds.amazonaws.com",
		"reader_endpoint": "ledger.cluster-ro-abc.us-east-1.rds.amazonaws.com", "master_username": "cambio", "database_name": "main",
		"master_user_secret": []any{map[string]any{"secret_arn": secret.ID}},
	})
	put(t, st, store.Key{Account: key.Account, Region: key.Region, Type: "aws_rds_cluster_instance", ID: "ledger-1"}, store.Attributes{
		"cluster_identifier": cluster.ID, "endpoint": "ledger-1.abc.us-east-1.rds.amazonaws.com",
	})
	m, stop := run(t, dir, st)
	for _, name := range []string{"ledger.cluster-abc", "ledger.cluster-ro-abc", "ledger-1.abc"} {
		login(t, m, name+".us-east-1.rds.amazonaws.com:5432", "first")
	}
	if addr, ok := m.Address("ledger-2.abc.us-east-1.rds.amazonaws.com"); ok {
		t.Errorf("an instance that is not there answers at %s", addr)
	}

	if err := m.Rotate(t.Context(), secret); err != nil {
		t.Fatal(err)
	}
	second := password()
	if second == "first" || len(second) < 20 {
		t.Fatal("the secret kept its password")
	}
	login(t, m, "ledger.cluster-abc.us-east-1.rds.amazonaws.com", second)
	if _, err := tryLogin(t, m, "ledger.cluster-abc.us-east-1.rds.amazonaws.com", "first"); err == nil {
		t.Error("the old password still opens")
	}
	stop()

	// The sandbox was killed when the server had the new password and the secret did not.
	write("first", store.StageCurrent)
	write(second, store.StagePending)
	m, stop = run(t, dir, st)
	defer func() { stop() }()
	login(t, m, "ledger.cluster-abc.us-east-1.rds.amazonaws.com", second)
	eventually(t, "the secret has the server's password", func() bool { return password() == second })
	if err := m.Rotate(t.Context(), store.Key{ID: "other"}); err == nil {
		t.Error("a secret of no database was rotated")
	}
}

// TestSchedule rotates a password that is due.
func TestSchedule(t *testing.T) {
	st := open(t, filepath.Join(t.TempDir(), "store.db"))
	secret := store.Key{Account: key.Account, Region: key.Region, Type: store.TypeSecretVersion, ID: "arn"}
	if err := store.ChangeSecret(st, secret, func(v *store.SecretValues) error { return v.Put("1", "{}") }); err != nil {
		t.Fatal(err)
	}
	m := New(Config{Store: st, Clock: clock.New(10)})
	for _, c := range []struct {
		rule store.Attributes
		want time.Duration // on AWS; 0 for none
	}{
		{nil, 7 * day},
		{store.Attributes{"automatically_after_days": 30}, 30 * day},
		{store.Attributes{"schedule_expression": "rate(12 hours)"}, 12 * time.Hour},
		{store.Attributes{"schedule_expression": "rate(1 day)"}, day},
		{store.Attributes{"schedule_expression": "cron(0 16 1,15 * ? *)"}, 0},
	} {
		if c.rule != nil {
			put(t, st, store.Key{Account: key.Account, Region: key.Region, Type: rotationType, ID: "arn"},
				store.Attributes{"secret_id": "arn", "rotation_rules": []any{map[string]any(c.rule)}})
		}
		got, ok := m.due(secret)
		if want := c.want / 10; ok != (c.want > 0) || ok && (got > want || got < want-time.Minute) {
			t.Errorf("%v: due in %s, %v; want a little less than %s", c.rule, got, ok, want)
		}
	}
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
	s := &server{port: l.Addr().(*net.TCPAddr).Port, passwords: []string{"p"}}
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
	m := New(Config{Dir: filepath.Join(dir, "databases"), Store: st, Ports: ports, Clock: clock.New(1), Notice: func(s string) { t.Log(s) }})
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
	return login(t, m, endpoint+":5432", "p@ss:word/1")
}

func login(t *testing.T, m *Manager, endpoint, password string) *pgx.Conn {
	t.Helper()
	var conn *pgx.Conn
	eventually(t, "the server answers at "+endpoint, func() (ok bool) {
		var err error
		conn, err = tryLogin(t, m, endpoint, password)
		return err == nil
	})
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func tryLogin(t *testing.T, m *Manager, endpoint, password string) (*pgx.Conn, error) {
	t.Helper()
	addr, ok := m.Address(endpoint)
	if !ok {
		return nil, errors.New("no address")
	}
	cfg, err := pgx.ParseConfig("postgres://cambio@" + addr + "/main?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	cfg.Password = password
	return pgx.ConnectConfig(t.Context(), cfg)
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
