variable "create" {
  type    = bool
  default = true
}

variable "buckets" {
  type = map(object({
    versioned = optional(bool)
    rules = optional(list(object({
      id   = string
      days = optional(number)
    })), [])
  }))
  default = {
    orders   = { versioned = true, rules = [{ id = "old", days = 30 }, { id = "never" }] }
    invoices = {}
  }
}

variable "kms_key_arn" {
  type    = string
  default = null
}

variable "logging" {
  type    = any
  default = {}
}

variable "tags" {
  type    = map(string)
  default = {}
}

variable "ports" {
  type    = any
  default = [{ from = 80 }, { from = 443, to = 444, description = "web" }]
}

locals {
  rules  = flatten([for name, b in var.buckets : [for r in b.rules : merge(r, { bucket = name })]])
  by_id  = { for r in local.rules : "${r.bucket}.${r.id}" => r }
  merged = merge([for name, b in var.buckets : { (name) = try(b.versioned, false) }]...)
  tags   = merge({ team = "cambio" }, var.tags, { for k in ["a", "b"] : k => upper(k) })
  first  = try(element(concat(aws_kms_key.this[*].arn, [""]), 0), "")
  key    = var.create ? one(aws_kms_key.this[*].arn) : var.kms_key_arn
  config = yamldecode(file("${path.module}/templates/settings.yaml"))
  zones  = slice(data.aws_availability_zones.available.names, 0, min(2, length(data.aws_availability_zones.available.names)))
}

data "aws_availability_zones" "available" {}

resource "aws_kms_key" "this" {
  count               = var.create && var.kms_key_arn == null ? 1 : 0
  enable_key_rotation = lookup(var.logging, "rotation", true)
}

resource "aws_s3_bucket" "this" {
  for_each = { for name, b in var.buckets : name => b if var.create }
  bucket   = lower(join("-", compact(["cambio", each.key, ""])))
  tags     = merge(local.tags, { Name = each.key })

  dynamic "logging" {
    for_each = length(keys(var.logging)) > 0 ? [var.logging] : []
    content {
      target_bucket = logging.value.bucket
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = toset([for name, b in var.buckets : name if coalesce(b.versioned, false)])
  bucket   = aws_s3_bucket.this[each.key].id

  versioning_configuration {
    status = try(var.buckets[each.value].versioned, false) ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = local.by_id
  bucket   = aws_s3_bucket.this[each.value.bucket].bucket
  days     = each.value.days
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = aws_s3_bucket.this
  bucket   = each.value.bucket

  rule {
    apply_server_side_encryption_by_default {
      kms_master_key_id = local.key
      sse_algorithm     = local.key == null ? "AES256" : "aws:kms"
    }
    bucket_key_enabled = local.key != null
  }
}

resource "aws_subnet" "this" {
  count             = length(local.zones)
  availability_zone = element(local.zones, count.index)
  cidr_block        = cidrsubnets("10.0.0.0/16", 8, 8)[count.index]
}

resource "aws_security_group_rule" "this" {
  count       = length(var.ports)
  from_port   = var.ports[count.index].from
  to_port     = try(var.ports[count.index].to, var.ports[count.index].from)
  description = lookup(var.ports[count.index], "description", null)
  cidr_blocks = can(cidrnetmask("10.0.0.0/8")) ? ["10.0.0.0/8"] : null
}

resource "aws_ecs_task_definition" "this" {
  container_definitions = jsonencode([{
    name        = "web"
    environment = [for k, v in local.config.environment : { name = k, value = tostring(v) }]
    logs        = { group = aws_s3_bucket.this["orders"].arn, first = local.first }
  }])
  user_data = base64encode(templatefile("${path.module}/templates/start.sh.tftpl", {
    ports = [for p in var.ports : p.from]
    name  = "web"
  }))
  policy = <<-EOT
    {
      "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "${aws_s3_bucket.this["orders"].arn}/*"}]
    }
  EOT
}

output "arns" {
  value = { for name, b in aws_s3_bucket.this : name => b.arn }
}

output "names" {
  value = [for b in values(aws_s3_bucket.this) : b.bucket]
}

output "ids" {
  value = concat(aws_subnet.this.*.id, [for s in aws_subnet.this : s.arn])
}

output "zipped" {
  value = zipmap(local.zones, aws_subnet.this[*].cidr_block)
}

output "bucket" {
  value = try(aws_s3_bucket.this["none"], aws_s3_bucket.this["orders"])
}
