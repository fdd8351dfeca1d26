package api

import (
	"context"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// ssm is AWS Systems Manager's Parameter Store.
func (a *API) ssm() *service {
	s := newService("ssm", "AmazonSSM", "")
	handle(s, "GetParameter", a.getParameter)
	handle(s, "GetParameters", a.getParameters)
	handle(s, "GetParametersByPath", a.getParametersByPath)
	handle(s, "DescribeParameters", a.describeParameters)
	handle(s, "PutParameter", a.putParameter)
	handle(s, "DeleteParameter", a.deleteParameter)
	handle(s, "DeleteParameters", a.deleteParameters)
	return s
}

const (
	typeParameter = "aws_ssm_parameter"
	secureString  = "SecureString"
)

// parameter is a view of aws_ssm_parameter, whose ID is the name.
type parameter struct {
	ID          string `json:"id"`
	ARN         string `json:"arn"`
	Name        string `json:"name"`
	Type        string `json:"type"` // String, StringList or SecureString
	Value       string `json:"value"`
	Insecure    string `json:"insecure_value"` // where Terraform keeps what is no secret
	Version     int64  `json:"version"`
	DataType    string `json:"data_type"`
	Tier        string `json:"tier"`
	Description string `json:"description"`
	Key         string `json:"key_id"`
}

type parameterOutput struct {
	Name     string
	Type     string
	Value    string
	Version  int64
	ARN      string
	DataType string
}

// output gives the value of a secret only to those who ask for it decrypted.
func (p parameter) output(decrypt bool) parameterOutput {
	out := parameterOutput{Name: p.Name, Type: p.Type, Value: p.Value, Version: p.Version, ARN: p.ARN, DataType: p.DataType}
	switch {
	case p.Type == secureString && !decrypt:
		out.Value = base64.StdEncoding.EncodeToString([]byte("encrypted:" + p.ARN))
	case p.Value == "":
		out.Value = p.Insecure
	}
	return out
}

func parameterKey(c caller, name string) store.Key {
	if _, after, ok := strings.Cut(name, ":parameter/"); ok {
		// The ARN does not tell whether the name begins with a slash; with more than one level it must.
		name = after
		if strings.Contains(after, "/") {
			name = "/" + after
		}
	}
	return store.Key{Account: c.Account, Region: c.Region, Type: typeParameter, ID: name}
}

// parameter finds one by name, NAME:VERSION or ARN.
func (a *API) parameter(c caller, name string) (parameter, error) {
	notFound := failf("ParameterNotFound", "Parameter %s not found.", name)
	if r, err := a.Store.Get(parameterKey(c, name)); err == nil {
		return store.Decode[parameter](r)
	}
	name, version, ok := cutLast(name, ":")
	if !ok {
		return parameter{}, notFound
	}
	r, err := a.Store.Get(parameterKey(c, name))
	if err != nil {
		return parameter{}, notFound
	}
	p, err := store.Decode[parameter](r)
	if err == nil && strconv.FormatInt(p.Version, 10) != version {
		return p, failf("ParameterVersionNotFound", "Systems Manager could not find version %s of %s.", version, name)
	}
	return p, err
}

func cutLast(s, separator string) (before, after string, found bool) {
	i := strings.LastIndex(s, separator)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(separator):], true
}

type getParameterInput struct {
	Name    string
	Decrypt bool `json:"WithDecryption"`
}

type getParameterOutput struct {
	Parameter parameterOutput
}

func (a *API) getParameter(_ context.Context, c caller, in getParameterInput) (getParameterOutput, error) {
	p, err := a.parameter(c, in.Name)
	return getParameterOutput{p.output(in.Decrypt)}, err
}

type getParametersInput struct {
	Names   []string
	Decrypt bool `json:"WithDecryption"`
}

type getParametersOutput struct {
	Parameters []parameterOutput
	Invalid    []string `json:"InvalidParameters"`
}

func (a *API) getParameters(_ context.Context, c caller, in getParametersInput) (getParametersOutput, error) {
	out := getParametersOutput{Parameters: []parameterOutput{}, Invalid: []string{}}
	for _, name := range in.Names {
		p, err := a.parameter(c, name)
		if err != nil {
			out.Invalid = append(out.Invalid, name)
			continue
		}
		out.Parameters = append(out.Parameters, p.output(in.Decrypt))
	}
	return out, nil
}

type getParametersByPathInput struct {
	Path       string
	Recursive  bool
	Decrypt    bool `json:"WithDecryption"`
	MaxResults int
	NextToken  string
}

type getParametersByPathOutput struct {
	Parameters []parameterOutput
	NextToken  string `json:",omitempty"`
}

func (a *API) getParametersByPath(_ context.Context, c caller, in getParametersByPathInput) (out getParametersByPathOutput, err error) {
	all, err := list[parameter](a, c, typeParameter)
	if err != nil {
		return out, err
	}
	found := []parameterOutput{}
	for _, p := range all {
		if under(p.Name, in.Path, in.Recursive) {
			found = append(found, p.output(in.Decrypt))
		}
	}
	out.Parameters, out.NextToken, err = page(found, in.MaxResults, 10, in.NextToken)
	return out, err
}

// under says whether a name is in a path: right below it, or at any depth.
func under(name, path string, recursive bool) bool {
	rest, ok := strings.CutPrefix(name, strings.TrimSuffix(path, "/")+"/")
	return ok && (recursive || !strings.Contains(rest, "/"))
}

type putParameterInput struct {
	Name        string
	Value       string
	Type        string
	Description string
	KeyID       string `json:"KeyId"`
	Tier        string
	DataType    string
	Overwrite   bool
}

type putParameterOutput struct {
	Version int64
	Tier    string
}

func (a *API) putParameter(_ context.Context, c caller, in putParameterInput) (putParameterOutput, error) {
	switch {
	case in.Name == "" || in.Value == "":
		return putParameterOutput{}, failf("ValidationException", "a parameter needs a name and a value")
	case in.Overwrite:
		out, err := a.overwriteParameter(c, in)
		if !errors.Is(err, store.ErrNotFound) {
			return out, err
		}
	}
	if in.Type != "String" && in.Type != "StringList" && in.Type != secureString {
		return putParameterOutput{}, failf("ValidationException", "the type of a new parameter is String, StringList or SecureString")
	}
	p := parameter{
		ID: in.Name, Name: in.Name, Type: in.Type, Value: in.Value, Version: 1, Description: in.Description, Key: in.KeyID,
		ARN:      "arn:aws:ssm:" + c.Region + ":" + c.Account + ":parameter/" + strings.TrimPrefix(in.Name, "/"),
		DataType: "text", Tier: "Standard",
	}
	attributes, err := store.Encode(p)
	if err != nil {
		return putParameterOutput{}, err
	}
	err = a.Store.Create(parameterKey(c, in.Name), attributes)
	if errors.Is(err, store.ErrExists) {
		err = failf("ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.")
	}
	return putParameterOutput{Version: 1, Tier: p.Tier}, err
}

func (a *API) overwriteParameter(c caller, in putParameterInput) (out putParameterOutput, err error) {
	err = store.Modify(a.Store, parameterKey(c, in.Name), func(p *parameter) error {
		p.Version++
		if p.Insecure != "" {
			p.Insecure = in.Value
		}
		p.Value = in.Value
		if in.Type != "" {
			p.Type = in.Type
		}
		if in.Description != "" {
			p.Description = in.Description
		}
		out = putParameterOutput{Version: p.Version, Tier: p.Tier}
		return nil
	})
	return out, err
}

type deleteParameterInput struct{ Name string }

func (a *API) deleteParameter(_ context.Context, c caller, in deleteParameterInput) (struct{}, error) {
	if a.Store.Delete(parameterKey(c, in.Name)) != nil {
		return struct{}{}, failf("ParameterNotFound", "Parameter %s not found.", in.Name)
	}
	return struct{}{}, nil
}

type deleteParametersInput struct{ Names []string }

type deleteParametersOutput struct {
	Deleted []string `json:"DeletedParameters"`
	Invalid []string `json:"InvalidParameters"`
}

func (a *API) deleteParameters(_ context.Context, c caller, in deleteParametersInput) (deleteParametersOutput, error) {
	out := deleteParametersOutput{Deleted: []string{}, Invalid: []string{}}
	for _, name := range in.Names {
		if a.Store.Delete(parameterKey(c, name)) != nil {
			out.Invalid = append(out.Invalid, name)
			continue
		}
		out.Deleted = append(out.Deleted, name)
	}
	return out, nil
}
