variable "key" {
  type    = string
  default = "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3"
}

resource "aws_s3_bucket_object" "bad" {
  bucket     = "cambio-orders"
  key        = "rates.json"
  content    = "{}"
  kms_key_id = var.key
}
