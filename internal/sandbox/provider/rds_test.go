package provider

import (
	"encoding/json"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

var database = store.Attributes{
	"identifier": "main", "engine": "postgres", "engine_version": "16", "instance_class": "db.t4g.micro", "allocated_storage": 20.0,
	"username": "flota", "manage_master_user_password": true, "skip_final_snapshot": true,
}

// become sets the status of every database that is made, as the data plane does.
func (e *engine) become(status, reason string) {
	e.store.Watch(e.t.Context(), func(c store.Change) {
		if c.Deleted {
			return
		}
		e.store.Update(c.Key, func(a store.Attributes) error {
			if a["status"] == "creating" {
				a["status"], a["status_reason"] = status, reason
			}
			return nil
		})
	}, "aws_db_instance")
}

func TestAwaitDatabase(t *testing.T) {
	e := newEngine(t, Options{AwaitDatabases: true})
	e.become("available", "")
	state := e.make("aws_db_instance", database)
	if state["status"] != "available" || state["address"] == "" || state["endpoint"] != text(state["address"])+":5432" {
		t.Errorf("database: %v", state)
	}
	secret, _ := state["master_user_secret"].([]any)[0].(map[string]any)
	r, err := e.store.Get(store.Key{Account: testAccount, Region: "us-east-1", Type: store.TypeSecretVersion, ID: text(secret["secret_arn"])})
	if err != nil {
		t.Fatal(err)
	}
	var login struct{ Username, Password string }
	if err := json.Unmarshal([]byte(text(r.Attributes["secret_string"])), &login); err != nil || login.Username != "flota" || len(login.Password) < 16 {
		t.Errorf("secret: %v %v", login.Username, err)
	}
	if _, refusal := e.try("aws_db_instance", state, nil); refusal != "" {
		t.Error(refusal)
	}
	if left := e.store.List(store.TypeSecretVersion, "", ""); len(left) > 0 {
		t.Errorf("secrets left: %v", left)
	}
}

// TestDatabaseFails holds that Terraform learns of a database that could not be made, so that it can delete it.
func TestDatabaseFails(t *testing.T) {
	e := newEngine(t, Options{AwaitDatabases: true})
	e.become(statusFailed, "no PostgreSQL on this machine")
	state, refusal := e.try("aws_db_instance", nil, database)
	if refusal == "" || state == nil {
		t.Errorf("state %v, refusal %q", state, refusal)
	}
}
