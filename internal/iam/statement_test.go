package iam

import (
	"maps"
	"slices"
	"testing"
)

func TestGrants(t *testing.T) {
	for _, tt := range []struct {
		name, statements, action string
		want                     Answer
	}{
		{"by name", `{"Effect": "Allow", "Action": "IAM:passrole", "Resource": "*"}`, "iam:PassRole", Yes},
		{"by wildcard", `{"Effect": "Allow", "Action": ["s3:Get*", "iam:P*"], "Resource": ["*"]}`, "iam:PassRole", Yes},
		{"elsewhere", `{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:iam::123456789012:role/orders"}`, "iam:PassRole", No},
		{"narrowed", `{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}}`, "iam:PassRole", No},
		{"hardly narrowed", `{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:RequestedRegion": "us-east-1"}}}`, "iam:PassRole", Yes},
		{"narrowed to anything", `{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringLike": {"iam:PassedToService": "*"}}}`, "iam:PassRole", Yes},
		{"all but others", `{"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}`, "iam:PassRole", Yes},
		{"all but this", `{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}`, "iam:PassRole", No},
		{"all resources but one", `{"Effect": "Allow", "Action": "iam:PassRole", "NotResource": "arn:aws:iam::123456789012:role/admin"}`, "iam:PassRole", Yes},
		{"taken back", `{"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "Action": "iam:*", "Resource": "*"}`, "iam:PassRole", No},
		{"taken back at times", `{"Effect": "Allow", "Action": "*", "Resource": "*"},
			{"Effect": "Deny", "Action": "iam:*", "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}}`, "iam:PassRole", Yes},
		{"action not known", `{"Effect": "Allow", "Action": "\ue002", "Resource": "*"}`, "iam:PassRole", Unknown},
		{"action of another service", `{"Effect": "Allow", "Action": "s3:\ue002", "Resource": "*"}`, "iam:PassRole", No},
		{"resource not known", `{"Effect": "Allow", "Action": "iam:*", "Resource": "\ue002"}`, "iam:PassRole", Unknown},
		{"condition not known", `{"Effect": "Allow", "Action": "iam:*", "Resource": "*", "Condition": "\ue002"}`, "iam:PassRole", Unknown},
		{"denied", `{"Effect": "Deny", "Action": "*", "Resource": "*"}`, "iam:PassRole", No},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, _ := parse(t, `{"Statement": [`+tt.statements+`]}`).Grants(tt.action, Everything); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestConditionsOnTheCallerLeaveRights(t *testing.T) {
	p := parse(t, `{"Statement": [
		{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}},
		{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/team": "orders"}}}
	]}`)
	for i, want := range []Answer{No, Yes} {
		if got := p.Statements[i].NarrowedRights(); got != want {
			t.Errorf("statement %d: %v, want %v", i, got, want)
		}
		if got := p.Statements[i].Narrowed(); got != Yes {
			t.Errorf("statement %d: narrowed %v", i, got)
		}
	}
}

func TestReached(t *testing.T) {
	p := parse(t, `{"Statement": [
		{"Effect": "Allow", "Action": ["sqs:*Message", "sqs:listqueues", "x:Nothing"], "Resource": "*"},
		{"Effect": "Deny", "Action": "sqs:Delete*", "Resource": "*"}
	]}`)
	got := map[string]Action{}
	for _, a := range p.Reached(&p.Statements[0]) {
		got[a.Name] = a
	}
	if want := []string{"sqs:ListQueues", "sqs:ReceiveMessage", "sqs:SendMessage"}; !slices.Equal(slices.Sorted(maps.Keys(got)), want) {
		t.Errorf("%v", slices.Sorted(maps.Keys(got)))
	}
	if a := got["sqs:ListQueues"]; a.Limitable || a.Level != Read {
		t.Errorf("%+v", a)
	}
	if a := got["sqs:SendMessage"]; !a.Limitable || a.Level != Write {
		t.Errorf("%+v", a)
	}
}

func TestEscalates(t *testing.T) {
	passes := parse(t, `{"Statement": {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/*"}}`)
	runs := parse(t, `{"Statement": {"Effect": "Allow", "Action": "ec2:Run*", "Resource": "*"}}`)
	forbids := parse(t, `{"Statement": {"Effect": "Deny", "Action": "iam:Pass*", "Resource": "*"}}`)
	if _, a := Escalates(ByPassing, passes); a != No {
		t.Error("passing a role alone is no escalation")
	}
	if e, a := Escalates(ByPassing, passes, runs); a != Yes || e.String() != "iam:PassRole and ec2:RunInstances" {
		t.Errorf("%v %v", e, a)
	}
	if _, a := Escalates(ByPassing, passes, runs, forbids); a != No {
		t.Error("a Deny in another policy of the same identity does not count")
	}
}

// TestListsNameActions keeps lists that are written by hand to names that AWS has.
func TestListsNameActions(t *testing.T) {
	names := slices.Concat(Credentials, DataReads)
	for _, e := range Escalations {
		names = append(names, e.Actions...)
	}
	for _, name := range names {
		found := false
		for range Expand(name) {
			found = true
		}
		if !found {
			t.Errorf("AWS has no action %s", name)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, tt := range []struct {
		statement string
		use       Use
		want      int
	}{
		{`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}`, OfIdentity, 0},
		{`{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}`, OfResource, 0},
		{`{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}`, OfTrust, 0},
		{`{"Effect": "\ue002", "Action": "\ue002", "Resource": "\ue002"}`, OfIdentity, 0},
		{`{"Effect": "allow", "Action": "s3:GetObject", "Resource": "*"}`, OfIdentity, 1},
		{`{"Effect": "Allow", "Action": "GetObject", "Resource": "*"}`, OfIdentity, 1},
		{`{"Effect": "Allow", "Action": "s3:GetObject", "Resources": "*"}`, OfIdentity, 2},
		{`{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}`, OfIdentity, 1},
		{`{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}`, OfResource, 1},
		{`{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*"}`, OfTrust, 1},
		{`{"Effect": "Allow", "Action": "*", "NotAction": "iam:*", "Resource": "*"}`, OfGuardrail, 1},
	} {
		if got := parse(t, `{"Version": "2012-10-17", "Statement": [`+tt.statement+`]}`).Faults(tt.use); len(got) != tt.want {
			t.Errorf("%s: %q, want %d", tt.statement, got, tt.want)
		}
	}
}
