package api

import (
	"context"
	"slices"
	"strings"
)

// kms is AWS KMS, as far as keys are looked at and sign. Nothing is encrypted here.
func (a *API) kms() *service {
	s := newService("kms", "TrentService", "")
	handle(s, "DescribeKey", a.describeKey)
	handle(s, "GetPublicKey", a.getPublicKey)
	handle(s, "ListAliases", a.listAliases)
	handle(s, "ListKeys", a.listKeys)
	handle(s, "Sign", a.sign)
	return s
}

const (
	typeKMSKey = "aws_kms_key"
	usageSign  = "SIGN_VERIFY"
	// keysMost and aliasesMost are the longest pages (API_ListKeys, API_ListAliases).
	keysMost, aliasesMost = 1000, 100
)

// kmsKey is a view of aws_kms_key.
type kmsKey struct {
	ID          string `json:"key_id"`
	ARN         string `json:"arn"`
	Description string `json:"description"`
	Usage       string `json:"key_usage"`
	Spec        string `json:"customer_master_key_spec"`
	Enabled     bool   `json:"is_enabled"`
	MultiRegion bool   `json:"multi_region"`
}

func (k kmsKey) state() string {
	if k.Enabled {
		return "Enabled"
	}
	return "Disabled"
}

// signing lists the algorithms of a key that signs; other keys have none.
func (k kmsKey) signing() []string {
	if k.Usage == usageSign && k.Spec == specP256 {
		return []string{algorithmP256}
	}
	return nil
}

// kmsAlias is a view of aws_kms_alias.
type kmsAlias struct {
	Name   string `json:"name"`
	ARN    string `json:"arn"`
	Target string `json:"target_key_id"` // the key's ID or ARN
}

// kmsKey finds a key by its ID, its ARN, or the name or ARN of an alias (API_Sign, KeyId).
func (a *API) kmsKey(c caller, id string) (kmsKey, error) {
	keys, err := list[kmsKey](a, c, typeKMSKey)
	if err != nil {
		return kmsKey{}, err
	}
	wanted := id
	if strings.HasPrefix(id, "alias/") || strings.Contains(id, ":alias/") {
		aliases, err := list[kmsAlias](a, c, "aws_kms_alias")
		if err != nil {
			return kmsKey{}, err
		}
		i := slices.IndexFunc(aliases, func(v kmsAlias) bool { return v.Name == id || v.ARN == id })
		if i < 0 {
			return kmsKey{}, failf("NotFoundException", "Alias %s is not found.", id)
		}
		wanted = aliases[i].Target
	}
	i := slices.IndexFunc(keys, func(k kmsKey) bool { return k.ID == wanted || k.ARN == wanted })
	if i < 0 {
		return kmsKey{}, failf("NotFoundException", "Key '%s' does not exist", id)
	}
	return keys[i], nil
}

type keyInput struct {
	KeyID string `json:"KeyId"`
}

type describeKeyOutput struct {
	KeyMetadata keyMetadata
}

type keyMetadata struct {
	Account     string `json:"AWSAccountId"`
	ID          string `json:"KeyId"`
	ARN         string `json:"Arn"`
	Enabled     bool
	Description string
	Usage       string `json:"KeyUsage"`
	State       string `json:"KeyState"`
	Origin      string
	Manager     string   `json:"KeyManager"`
	Spec        string   `json:"KeySpec"`
	FormerSpec  string   `json:"CustomerMasterKeySpec"`
	Algorithms  []string `json:"SigningAlgorithms,omitempty"`
	MultiRegion bool
}

func (a *API) describeKey(_ context.Context, c caller, in keyInput) (out describeKeyOutput, err error) {
	k, err := a.kmsKey(c, in.KeyID)
	out.KeyMetadata = keyMetadata{
		Account: c.Account, ID: k.ID, ARN: k.ARN, Enabled: k.Enabled, Description: k.Description, Usage: k.Usage, State: k.state(),
		Origin: "AWS_KMS", Manager: "CUSTOMER", Spec: k.Spec, FormerSpec: k.Spec, Algorithms: k.signing(), MultiRegion: k.MultiRegion,
	}
	return out, err
}

type listKeysInput struct {
	Limit  int
	Marker string
}

type listKeysOutput struct {
	Keys       []keyEntry
	NextMarker string `json:",omitempty"`
	Truncated  bool
}

type keyEntry struct {
	ID  string `json:"KeyId"`
	ARN string `json:"KeyArn"`
}

func (a *API) listKeys(_ context.Context, c caller, in listKeysInput) (out listKeysOutput, err error) {
	keys, err := list[kmsKey](a, c, typeKMSKey)
	if err != nil {
		return out, err
	}
	all := make([]keyEntry, 0, len(keys))
	for _, k := range keys {
		all = append(all, keyEntry{k.ID, k.ARN})
	}
	out.Keys, out.NextMarker, err = page(all, in.Limit, keysMost, in.Marker)
	out.Truncated = out.NextMarker != ""
	return out, err
}

type listAliasesInput struct {
	KeyID  string `json:"KeyId"`
	Limit  int
	Marker string
}

type listAliasesOutput struct {
	Aliases    []aliasEntry
	NextMarker string `json:",omitempty"`
	Truncated  bool
}

type aliasEntry struct {
	Name   string `json:"AliasName"`
	ARN    string `json:"AliasArn"`
	Target string `json:"TargetKeyId"`
}

func (a *API) listAliases(_ context.Context, c caller, in listAliasesInput) (out listAliasesOutput, err error) {
	var of kmsKey
	if in.KeyID != "" {
		if of, err = a.kmsKey(c, in.KeyID); err != nil {
			return out, err
		}
	}
	aliases, err := list[kmsAlias](a, c, "aws_kms_alias")
	if err != nil {
		return out, err
	}
	all := []aliasEntry{}
	for _, v := range aliases {
		if id := v.Target[strings.LastIndexByte(v.Target, '/')+1:]; of.ID == "" || of.ID == id {
			all = append(all, aliasEntry{v.Name, v.ARN, id})
		}
	}
	out.Aliases, out.NextMarker, err = page(all, in.Limit, aliasesMost, in.Marker)
	out.Truncated = out.NextMarker != ""
	return out, err
}
