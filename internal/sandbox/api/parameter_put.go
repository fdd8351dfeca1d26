package api

import (
	"context"
	"errors"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

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
