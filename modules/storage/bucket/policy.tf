locals {
  arn = "arn:aws:s3:::${var.name}"

  encrypted_transport = [
    {
      Sid       = "DenyPlainHTTP"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [local.arn, "${local.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    },
    {
      Sid       = "DenyOldTLS"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [local.arn, "${local.arn}/*"]
      Condition = { NumericLessThan = { "s3:TlsVersion" = "1.2" } }
    },
  ]

  allowed = [for s in var.statements : merge(
    {
      Sid       = s.sid
      Effect    = "Allow"
      Principal = s.principals
      Action    = s.actions
      Resource  = [for p in s.paths : p == "" ? local.arn : "${local.arn}/${p}"]
    },
    length(s.conditions) == 0 ? {} : {
      Condition = {
        for test in distinct(s.conditions[*].test) :
        test => { for c in s.conditions : c.variable => c.values if c.test == test }
      }
    },
  )]
}

resource "aws_s3_bucket_policy" "this" {
  # flota:waive policy-other-account the accounts are those of the fleet

  region = var.region
  bucket = aws_s3_bucket.this.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.encrypted_transport, local.allowed)
  })

  # S3 answers 409 when both are written at once.
  depends_on = [aws_s3_bucket_public_access_block.this]
}
