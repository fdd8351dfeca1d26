package api

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func TestGetCallerIdentity(t *testing.T) {
	d := newDoor(t)
	out, err := sts.NewFromConfig(d.aws).GetCallerIdentity(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := aws.ToString(out.Account); got != testAccount {
		t.Errorf("account = %q, want %q", got, testAccount)
	}
	if got, want := aws.ToString(out.Arn), "arn:aws:iam::111111111111:root"; got != want {
		t.Errorf("ARN = %q, want %q", got, want)
	}
}
