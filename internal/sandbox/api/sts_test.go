package api

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"flota.dev/flota/internal/sandbox/store"
)

func TestAssumeRole(t *testing.T) {
	d := newDoor(t)
	const other = "222222222222"
	role := "arn:aws:iam::" + other + ":role/shop-prod-plan"
	key := store.Key{Account: other, Type: "aws_iam_role", ID: "shop-prod-plan"}
	if err := d.Store.Put(key, store.Attributes{"name": "shop-prod-plan", "arn": role, "unique_id": "AROA1"}); err != nil {
		t.Fatal(err)
	}
	client := sts.NewFromConfig(d.aws)
	out, err := client.AssumeRole(t.Context(), &sts.AssumeRoleInput{RoleArn: &role, RoleSessionName: aws.String("flota")})
	if err != nil {
		t.Fatal(err)
	}
	if got := aws.ToString(out.Credentials.AccessKeyId); got != other {
		t.Errorf("the credentials are for %s, want %s", got, other)
	}
	if got := aws.ToString(out.AssumedRoleUser.Arn); got != "arn:aws:sts::222222222222:assumed-role/shop-prod-plan/flota" {
		t.Errorf("one works as %s", got)
	}
	if out.Credentials.Expiration == nil || out.Credentials.SessionToken == nil {
		t.Error("the session has no token or no end")
	}
	for name, arn := range map[string]string{
		"AccessDenied":    "arn:aws:iam::222222222222:role/shop-prod-deliver",
		"ValidationError": "shop-prod-plan",
	} {
		_, err := client.AssumeRole(t.Context(), &sts.AssumeRoleInput{RoleArn: &arn, RoleSessionName: aws.String("flota")})
		wantCode(t, err, name)
	}
}
