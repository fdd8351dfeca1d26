package api

import (
	"context"
	"crypto/rand"
	"net/http"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// sts is AWS Security Token Service: who am I, and as whom may I work.
func (a *API) sts() *service {
	s := newService("sts", "", "https://sts.amazonaws.com/doc/2011-06-15/")
	handle(s, "GetCallerIdentity", a.getCallerIdentity)
	handle(s, "AssumeRole", a.assumeRole)
	return s
}

type callerIdentity struct {
	Account string
	ARN     string `json:"Arn"`
	UserID  string `json:"UserId"`
}

func (a *API) getCallerIdentity(_ context.Context, c caller, _ struct{}) (callerIdentity, error) {
	return callerIdentity{
		Account: c.Account,
		ARN:     "arn:aws:iam::" + c.Account + ":root",
		UserID:  c.Account,
	}, nil
}

// sessionTime is for how long AWS lets a session last that does not say.
const sessionTime = time.Hour

type assumeRoleInput struct {
	Role            string `json:"RoleArn"`
	Session         string `json:"RoleSessionName"`
	DurationSeconds int
}

type assumeRoleOutput struct {
	Credentials roleCredentials
	User        assumedRoleUser `json:"AssumedRoleUser"`
}

type roleCredentials struct {
	Key        string `json:"AccessKeyId"`
	Secret     string `json:"SecretAccessKey"`
	Token      string `json:"SessionToken"`
	Expiration Time
}

type assumedRoleUser struct {
	ARN string `json:"Arn"`
	ID  string `json:"AssumedRoleId"`
}

// assumeRole lets anyone into a role that is there: policies and trust are not
// looked at, as signatures are not. What it gives works in the role's account.
func (a *API) assumeRole(_ context.Context, _ caller, in assumeRoleInput) (assumeRoleOutput, error) {
	part := strings.SplitN(in.Role, ":", 6)
	name := in.Role[strings.LastIndexByte(in.Role, '/')+1:]
	if len(part) != 6 || part[2] != "iam" || !isAccount(part[4]) || in.Session == "" {
		return assumeRoleOutput{}, failf("ValidationError", "%q is not the ARN of a role, or the session has no name", in.Role)
	}
	role, err := a.Store.Get(store.Key{Account: part[4], Type: "aws_iam_role", ID: name})
	if err != nil || role.Attributes["arn"] != in.Role {
		return assumeRoleOutput{}, &Error{
			Code: "AccessDenied", Message: "not authorized to perform: sts:AssumeRole on resource: " + in.Role, Status: http.StatusForbidden,
		}
	}
	lasts := sessionTime
	if in.DurationSeconds > 0 {
		lasts = time.Duration(in.DurationSeconds) * time.Second
	}
	id, _ := role.Attributes["unique_id"].(string)
	return assumeRoleOutput{
		Credentials: roleCredentials{Key: part[4], Secret: "sandbox", Token: rand.Text(), Expiration: Time{time.Now().Add(lasts)}},
		User:        assumedRoleUser{ARN: "arn:aws:sts::" + part[4] + ":assumed-role/" + name + "/" + in.Session, ID: id + ":" + in.Session},
	}, nil
}
