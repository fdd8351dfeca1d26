package api

import (
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

const (
	keyARNs    = "arn:aws:kms:" + testRegion + ":" + testAccount + ":key/"
	signingKey = keyARNs + "11111111-2222-4333-8444-555555555555"
	dataKey    = keyARNs + "22222222-2222-4333-8444-555555555555"
	offKey     = keyARNs + "33333333-2222-4333-8444-555555555555"
	rsaKey     = keyARNs + "44444444-2222-4333-8444-555555555555"
)

// keys makes a key that signs, with an alias, and some that do not.
func (d *door) keys(t *testing.T) {
	t.Helper()
	for arn, a := range map[string]store.Attributes{
		signingKey: {"key_usage": "SIGN_VERIFY", "customer_master_key_spec": "ECC_NIST_P256", "is_enabled": true},
		dataKey:    {"key_usage": "ENCRYPT_DECRYPT", "customer_master_key_spec": "SYMMETRIC_DEFAULT", "is_enabled": true},
		offKey:     {"key_usage": "SIGN_VERIFY", "customer_master_key_spec": "ECC_NIST_P256", "is_enabled": false},
		rsaKey:     {"key_usage": "SIGN_VERIFY", "customer_master_key_spec": "RSA_2048", "is_enabled": true},
	} {
		id := strings.TrimPrefix(arn, keyARNs)
		a["arn"], a["key_id"] = arn, id
		d.put(t, typeKMSKey, id, a)
	}
	d.put(t, "aws_kms_alias", "alias/shop-signing", store.Attributes{
		"name": "alias/shop-signing", "arn": strings.TrimSuffix(keyARNs, "key/") + "alias/shop-signing",
		"target_key_id": strings.TrimPrefix(signingKey, keyARNs),
	})
}

// kms runs a command of the aws command line, and reads what it answers.
func (d *door) kms(t *testing.T, command string, into any) {
	t.Helper()
	out, message := d.cli(t, "kms "+command)
	if message != "" {
		t.Fatal(message)
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatal(err)
	}
}

func TestSignaturesVerify(t *testing.T) {
	d := newDoor(t)
	d.keys(t)
	var public struct {
		KeyId, PublicKey, KeySpec string
		SigningAlgorithms         []string
	}
	d.kms(t, "get-public-key --key-id alias/shop-signing", &public)
	if public.KeyId != signingKey || public.KeySpec != specP256 || strings.Join(public.SigningAlgorithms, " ") != algorithmP256 {
		t.Errorf("public key = %+v", public)
	}
	der, err := base64.StdEncoding.DecodeString(public.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		t.Fatal(err)
	}
	digest := sha256.Sum256([]byte("DSSEv1"))
	for kind, message := range map[string][]byte{"DIGEST": digest[:], "RAW": []byte("DSSEv1")} {
		t.Run(kind, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "message")
			if err := os.WriteFile(file, message, 0o600); err != nil {
				t.Fatal(err)
			}
			var signed struct{ Signature, KeyId string }
			d.kms(t, "sign --signing-algorithm ECDSA_SHA_256 --key-id "+signingKey+" --message-type "+kind+" --message fileb://"+file, &signed)
			signature, err := base64.StdEncoding.DecodeString(signed.Signature)
			if err != nil {
				t.Fatal(err)
			}
			if !ecdsa.VerifyASN1(parsed.(*ecdsa.PublicKey), digest[:], signature) {
				t.Error("the signature is not of the public key")
			}
			digest := sha256.Sum256([]byte("DSSEv2"))
			if ecdsa.VerifyASN1(parsed.(*ecdsa.PublicKey), digest[:], signature) {
				t.Error("the signature is good for another message")
			}
		})
	}
}

func TestKeysThatDoNotSign(t *testing.T) {
	d := newDoor(t)
	d.keys(t)
	c := caller{Account: testAccount, Region: testRegion}
	digest := make([]byte, sha256.Size)
	tests := map[string]struct {
		in   signInput
		code string
	}{
		"encrypts":        {signInput{dataKey, digest, "DIGEST", algorithmP256}, "InvalidKeyUsageException"},
		"disabled":        {signInput{offKey, digest, "DIGEST", algorithmP256}, "DisabledException"},
		"another kind":    {signInput{rsaKey, digest, "DIGEST", "RSASSA_PSS_SHA_256"}, "UnsupportedOperationException"},
		"not there":       {signInput{keyARNs + "5", digest, "DIGEST", algorithmP256}, "NotFoundException"},
		"no such alias":   {signInput{"alias/none", digest, "DIGEST", algorithmP256}, "NotFoundException"},
		"algorithm":       {signInput{signingKey, digest, "DIGEST", "ECDSA_SHA_384"}, "InvalidKeyUsageException"},
		"digest's length": {signInput{signingKey, digest[1:], "DIGEST", algorithmP256}, "ValidationException"},
		"message type":    {signInput{signingKey, digest, "TEXT", algorithmP256}, "ValidationException"},
		"long message":    {signInput{signingKey, make([]byte, messageMost+1), "RAW", algorithmP256}, "ValidationException"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := d.api.sign(t.Context(), c, test.in); err == nil || asError(err).Code != test.code {
				t.Errorf("error %v, want %s", err, test.code)
			}
		})
	}
}

// TestOnePair asks for a new key's pair from all sides at once: all must get the same one.
func TestOnePair(t *testing.T) {
	d := newDoor(t)
	d.keys(t)
	c := caller{Account: testAccount, Region: testRegion}
	got := make([]string, 8)
	var wg sync.WaitGroup
	for i := range got {
		wg.Go(func() {
			out, err := d.api.getPublicKey(context.Background(), c, keyInput{signingKey})
			if err != nil {
				t.Error(err)
			}
			got[i] = string(out.PublicKey)
		})
	}
	wg.Wait()
	for _, public := range got {
		if public == "" || public != got[0] {
			t.Fatal("the key has more than one pair")
		}
	}
}
