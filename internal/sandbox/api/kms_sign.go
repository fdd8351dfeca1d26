package api

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"errors"
	"fmt"

	"flota.dev/flota/internal/sandbox/store"
)

const (
	// specP256 is the only kind of key that signs here, with the one algorithm that it has (KMS guide, "Key spec reference").
	specP256, algorithmP256 = "ECC_NIST_P256", "ECDSA_SHA_256"
	// messageMost is the longest message in bytes that KMS makes the digest of (API_Sign, Message).
	messageMost = 4096
)

// signer finds a key that signs, and its pair.
func (a *API) signer(c caller, id string) (k kmsKey, pair *ecdsa.PrivateKey, err error) {
	k, err = a.kmsKey(c, id)
	switch {
	case err != nil:
		return k, nil, err
	case k.Usage != usageSign:
		return k, nil, failf("InvalidKeyUsageException", "%s key usage is %s which is not valid for this operation.", k.ARN, k.Usage)
	case k.Spec != specP256:
		return k, nil, failf("UnsupportedOperationException", "the sandbox signs with keys of %s only, and %s is of %s", specP256, k.ARN, k.Spec)
	case !k.Enabled:
		return k, nil, failf("DisabledException", "%s is disabled.", k.ARN)
	}
	pair, err = a.keyPair(pairOf(store.Key{Account: c.Account, Region: c.Region, ID: k.ID}))
	return k, pair, err
}

// keyPair returns a pair. It is made when it is first asked for, and stays for as long as its key.
func (a *API) keyPair(key store.Key) (*ecdsa.PrivateKey, error) {
	r, err := a.Store.Get(key)
	if errors.Is(err, store.ErrNotFound) {
		if err = a.makePair(key); err == nil {
			r, err = a.Store.Get(key)
		}
	}
	if err != nil {
		return nil, err
	}
	pair, err := store.Decode[store.KeyPair](r)
	if err != nil {
		return nil, err
	}
	private, err := x509.ParsePKCS8PrivateKey(pair.Private)
	if err != nil {
		return nil, err
	}
	out, ok := private.(*ecdsa.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("the key pair of %s is %T", key.ID, private)
	}
	return out, nil
}

// pairOf names the record of a key's pair.
func pairOf(key store.Key) store.Key {
	key.Type = store.TypeSigningKey
	return key
}

// makePair leaves a pair that another request has made meanwhile.
func (a *API) makePair(key store.Key) error {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return err
	}
	attributes, err := store.Encode(store.KeyPair{Private: der})
	if err != nil {
		return err
	}
	if err = a.Store.Create(key, attributes); errors.Is(err, store.ErrExists) {
		return nil
	}
	return err
}

type getPublicKeyOutput struct {
	ARN        string `json:"KeyId"`
	PublicKey  []byte
	Spec       string   `json:"KeySpec"`
	FormerSpec string   `json:"CustomerMasterKeySpec"`
	Usage      string   `json:"KeyUsage"`
	Algorithms []string `json:"SigningAlgorithms"`
}

func (a *API) getPublicKey(_ context.Context, c caller, in keyInput) (out getPublicKeyOutput, err error) {
	k, pair, err := a.signer(c, in.KeyID)
	if err != nil {
		return out, err
	}
	der, err := x509.MarshalPKIXPublicKey(&pair.PublicKey)
	return getPublicKeyOutput{k.ARN, der, k.Spec, k.Spec, k.Usage, k.signing()}, err
}

type signInput struct {
	KeyID       string `json:"KeyId"`
	Message     []byte
	MessageType string
	Algorithm   string `json:"SigningAlgorithm"`
}

type signOutput struct {
	ARN       string `json:"KeyId"`
	Signature []byte
	Algorithm string `json:"SigningAlgorithm"`
}

func (a *API) sign(_ context.Context, c caller, in signInput) (out signOutput, err error) {
	k, pair, err := a.signer(c, in.KeyID)
	if err != nil {
		return out, err
	}
	digest, err := in.digest(k)
	if err != nil {
		return out, err
	}
	signature, err := ecdsa.SignASN1(rand.Reader, pair, digest)
	return signOutput{k.ARN, signature, in.Algorithm}, err
}

// digest is what is signed: the message, or its SHA-256 where it is none itself.
func (in signInput) digest(k kmsKey) ([]byte, error) {
	switch {
	case in.Algorithm != algorithmP256:
		return nil, failf("InvalidKeyUsageException", "Algorithm %s is incompatible with key spec %s.", in.Algorithm, k.Spec)
	case in.MessageType == "DIGEST" && len(in.Message) != sha256.Size:
		return nil, failf("ValidationException", "Digest is invalid length for algorithm %s.", in.Algorithm)
	case in.MessageType == "DIGEST":
		return in.Message, nil
	case in.MessageType != "" && in.MessageType != "RAW":
		return nil, failf("ValidationException", "MessageType must be RAW or DIGEST.")
	case len(in.Message) == 0 || len(in.Message) > messageMost:
		return nil, failf("ValidationException", "Message must have 1 to %d bytes.", messageMost)
	}
	sum := sha256.Sum256(in.Message)
	return sum[:], nil
}
