package api

import (
	"context"
	"encoding/base64"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/published"
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

// publicParameter is one that AWS publishes, as an account sees it.
func publicParameter(p published.Parameter) parameter {
	return parameter{ID: p.Name, ARN: p.ARN, Name: p.Name, Type: "String", Value: p.Value, Version: 1, DataType: "text"}
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
	if p, ok := published.FindParameter(c.Region, name); ok {
		return publicParameter(p), nil
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
	for _, p := range published.ParametersBelow(c.Region, in.Path) {
		all = append(all, publicParameter(p))
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
