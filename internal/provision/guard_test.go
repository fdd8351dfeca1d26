package provision

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
)

func TestGuard(t *testing.T) {
	const db = "module.database[\"main\"].aws_db_instance.this"
	for name, c := range map[string]struct {
		change  Change
		allowed []string
		refused bool
	}{
		"a database destroyed":           {Change{db, "aws_db_instance", "delete", ""}, nil, true},
		"a database made anew":           {Change{db, "aws_db_instance", "replace", "cannot_update"}, nil, true},
		"allowed by address":             {Change{db, "aws_db_instance", "replace", ""}, []string{db}, false},
		"allowed in this stack":          {Change{db, "aws_db_instance", "replace", ""}, []string{"base/prod:" + db}, false},
		"allowed in another stack":       {Change{db, "aws_db_instance", "replace", ""}, []string{"base/dev:" + db}, true},
		"another address allowed":        {Change{db, "aws_db_instance", "delete", ""}, []string{"aws_db_instance.this"}, true},
		"a database changed":             {Change{db, "aws_db_instance", "update", ""}, nil, false},
		"a database forgotten":           {Change{db, "aws_db_instance", "forget", ""}, nil, false},
		"what holds no data destroyed":   {Change{"aws_lb.this", "aws_lb", "delete", ""}, nil, false},
		"a log group destroyed":          {Change{"aws_cloudwatch_log_group.this", "aws_cloudwatch_log_group", "delete", ""}, nil, true},
		"a bucket destroyed":             {Change{"aws_s3_bucket.this", "aws_s3_bucket", "delete", ""}, nil, true},
		"the policy of a bucket removed": {Change{"aws_s3_bucket_policy.this", "aws_s3_bucket_policy", "delete", ""}, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			err := guard(&Plan{Stack: "base/prod", Resources: []Change{c.change}}, c.allowed)
			if (err != nil) != c.refused {
				t.Errorf("got %v, want refused %t", err, c.refused)
			}
			if err == nil {
				return
			}
			hint := err.(*diag.Error).Hint
			if want := "flota apply --allow-destroy 'base/prod:" + c.change.Address + "'"; !strings.Contains(hint, want) {
				t.Errorf("the hint is %q, want it to hold %q", hint, want)
			}
		})
	}
}

func TestGuardTellsAllAtOnce(t *testing.T) {
	err := guard(&Plan{Stack: "base/dev", Resources: []Change{
		{"aws_kms_key.a", "aws_kms_key", "delete", ""},
		{"aws_lb.this", "aws_lb", "delete", ""},
		{`aws_s3_bucket.b["it's"]`, "aws_s3_bucket", "replace", ""},
		{"aws_s3_bucket.c", "aws_s3_bucket", "delete", ""},
	}}, []string{"aws_s3_bucket.c"})
	want := &diag.Error{
		What:   "base/dev: the plan would destroy 2 resources that hold data",
		Detail: []string{"destroy aws_kms_key.a", `destroy and make anew aws_s3_bucket.b["it's"]`},
		Hint:   `if they may go: flota apply --allow-destroy 'base/dev:aws_kms_key.a' --allow-destroy 'base/dev:aws_s3_bucket.b["it'\''s"]'`,
		Exit:   diag.Blocked,
	}
	if diff := cmp.Diff(want, err); diff != "" {
		t.Error(diff)
	}
}

func TestApplyKeepsWhatHoldsData(t *testing.T) {
	b := newBench(t)
	b.apply(t, Options{})
	b.terraform.took("")
	b.terraform.plans["base/prod"] = Plan{Managed: 1, Resources: []Change{{"aws_db_instance.main", "aws_db_instance", "replace", ""}}}
	_, err := b.Apply(t.Context(), Options{})
	if err == nil || !strings.Contains(err.Error(), "aws_db_instance.main, which holds data") {
		t.Errorf("got %v", err)
	}
	if applied := b.terraform.took("apply"); applied != nil {
		t.Errorf("applied %v", applied)
	}
	b.apply(t, Options{AllowDestroy: []string{"aws_db_instance.main"}})
}
