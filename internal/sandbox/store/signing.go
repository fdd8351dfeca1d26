package store

// TypeSigningKey names the records of key pairs that sign; their ID is that of the KMS key.
const TypeSigningKey = "kms_key_pair"

// KeyPair is a view of the key pair of a KMS key that signs.
type KeyPair struct {
	// Private is the private key in PKCS #8, DER.
	Private []byte `json:"private"`
}
