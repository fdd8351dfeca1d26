package api

import "context"

// sts is AWS Security Token Service: who am I.
func (a *API) sts() *service {
	s := newService("sts", "", "https://sts.amazonaws.com/doc/2011-06-15/")
	handle(s, "GetCallerIdentity", a.getCallerIdentity)
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
