locals {
  # In a key policy, the resource "*" means this key and nothing else.
  owner = {
    Sid       = "Owner"
    Effect    = "Allow"
    Principal = { AWS = "arn:aws:iam::${var.account}:root" }
    # Lets the account's IAM policies grant use of the key. Without it, nobody could ever change the key again.
    Action   = "kms:*"
    Resource = "*"
  }

  services = [for sid, s in var.services : {
    Sid       = sid
    Effect    = "Allow"
    Principal = { Service = s.principal }
    Action    = s.actions
    Resource  = "*"
    Condition = {
      for test in distinct(s.conditions[*].test) :
      test => { for c in s.conditions : c.variable => c.values if c.test == test }
    }
  }]

  readers = length(var.readers) == 0 ? [] : [{
    Sid       = "Readers"
    Effect    = "Allow"
    Principal = { AWS = [for a in var.readers : "arn:aws:iam::${a}:root"] }
    Action    = ["kms:Decrypt", "kms:DescribeKey"]
    Resource  = "*"
    Condition = { StringEquals = { "kms:ViaService" = [var.readers_via] } }
  }]
}

resource "aws_kms_key" "this" {
  region                  = var.region
  description             = var.description
  enable_key_rotation     = true
  rotation_period_in_days = 365
  deletion_window_in_days = var.deletion_window_days

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat([local.owner], local.services, local.readers)
  })
}

resource "aws_kms_alias" "this" {
  region        = var.region
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.this.key_id
}
