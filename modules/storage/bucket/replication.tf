locals {
  # A role's name has 64 characters at most.
  replication_role = length(var.name) <= 52 ? "${var.name}-replication" : "${substr(var.name, 0, 43)}-${substr(sha256(var.name), 0, 8)}-replication"
}

resource "aws_iam_role" "replication" {
  count = var.replica == null ? 0 : 1

  name                 = local.replication_role
  description          = "Lets S3 copy the objects of ${var.name}"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { ArnLike = { "aws:SourceArn" = local.arn } }
    }]
  })
}

# docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
resource "aws_iam_role_policy" "replication" {
  count = var.replica == null ? 0 : 1

  name = "replication"
  role = aws_iam_role.replication[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadBucket"
        Effect   = "Allow"
        Action   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
        Resource = local.arn
      },
      {
        Sid      = "ReadObjects"
        Effect   = "Allow"
        Action   = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"]
        Resource = "${local.arn}/*"
      },
      {
        Sid      = "WriteCopies"
        Effect   = "Allow"
        Action   = ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags", "s3:ObjectOwnerOverrideToBucketOwner"]
        Resource = "${var.replica.bucket_arn}/*"
      },
      {
        Sid       = "Decrypt"
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = var.key_arn
        Condition = { StringLike = { "kms:ViaService" = "s3.*.amazonaws.com", "kms:EncryptionContext:aws:s3:arn" = [local.arn, "${local.arn}/*"] } }
      },
      {
        Sid       = "Encrypt"
        Effect    = "Allow"
        Action    = ["kms:Encrypt", "kms:GenerateDataKey"]
        Resource  = var.replica.key_arn
        Condition = { StringLike = { "kms:ViaService" = "s3.*.amazonaws.com", "kms:EncryptionContext:aws:s3:arn" = [var.replica.bucket_arn, "${var.replica.bucket_arn}/*"] } }
      },
    ]
  })
}

resource "aws_s3_bucket_replication_configuration" "this" {
  count = var.replica == null ? 0 : 1

  region = var.region
  bucket = aws_s3_bucket.this.id
  role   = aws_iam_role.replication[0].arn

  rule {
    id       = "all"
    status   = "Enabled"
    priority = 0

    filter {}

    # What is deleted here is not found there either; its versions are kept on both sides.
    delete_marker_replication {
      status = "Enabled"
    }

    # Without this, S3 leaves out objects that are encrypted with KMS.
    source_selection_criteria {
      sse_kms_encrypted_objects {
        status = "Enabled"
      }
    }

    destination {
      bucket        = var.replica.bucket_arn
      storage_class = var.replica.class
      account       = var.replica.account

      encryption_configuration {
        replica_kms_key_id = var.replica.key_arn
      }

      # Another account owns its copies, so that it can read them.
      dynamic "access_control_translation" {
        for_each = var.replica.account == null ? [] : ["Destination"]

        content {
          owner = access_control_translation.value
        }
      }
    }
  }

  # S3 replicates between versioned buckets only, and at once takes the role.
  depends_on = [aws_s3_bucket_versioning.this, aws_iam_role_policy.replication]
}
