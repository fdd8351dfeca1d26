package cloud

import (
	"context"
	"crypto/sha256"
)

// SigningKey is a key of KMS that signs: ECC_NIST_P256, for SIGN_VERIFY.
type SigningKey struct {
	cloud *Cloud
	arn   string
}

// SigningKey returns the key of that ARN.
func (c *Cloud) SigningKey(arn string) *SigningKey { return &SigningKey{c, arn} }

type signInput struct {
	KeyID       string `json:"KeyId"`
	Message     []byte
	MessageType string
	Algorithm   string `json:"SigningAlgorithm"`
}

type signOutput struct {
	KeyID     string `json:"KeyId"`
	Signature []byte
}

// Sign signs a message with ECDSA over its SHA-256, in ASN.1, and returns the
// key's ARN too (KMS API, Sign). Only the digest leaves this machine, since
// KMS takes messages of 4,096 bytes at most.
func (k *SigningKey) Sign(ctx context.Context, message []byte) (signature []byte, keyID string, err error) {
	sum := sha256.Sum256(message)
	var out signOutput
	err = k.cloud.call(ctx, "kms", "TrentService.Sign", signInput{k.arn, sum[:], "DIGEST", "ECDSA_SHA_256"}, &out)
	return out.Signature, out.KeyID, err
}
