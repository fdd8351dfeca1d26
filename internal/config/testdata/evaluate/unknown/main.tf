variable "name" {
  type = string
}

variable "on" {
  type = bool
}

variable "names" {
  type = set(string)
}

variable "tags" {
  type = map(string)
}

resource "aws_s3_bucket" "counted" {
  count  = var.on ? 1 : 0
  bucket = "counted-${count.index}"
}

resource "aws_s3_bucket_versioning" "counted" {
  bucket = aws_s3_bucket.counted[0].id
  all    = aws_s3_bucket.counted[*].id
  one    = one(aws_s3_bucket.counted[*].id)
  tried  = try(aws_s3_bucket.counted[0].id, "none")
  joined = join("", aws_s3_bucket.counted[*].id)
}

resource "aws_s3_bucket" "keyed" {
  for_each = var.names
  bucket   = "keyed-${each.key}"
  tags     = each.value
}

resource "aws_s3_bucket" "named" {
  bucket    = var.name
  acl       = var.name == "prod" ? "private" : "public-read"
  same      = var.name == var.name
  empty     = var.name == ""
  null      = var.name == null
  short     = var.name != "" ? var.name : null
  kept      = var.on ? aws_s3_bucket.keyed["a"].arn : null
  tags      = merge(var.tags, { a = "b" })
  list      = [for n in var.names : upper(n)]
  filtered  = [for n in ["a", "b"] : n if n == var.name]
  keys      = { (var.name) = 1, b = var.on }
  sum       = var.name + 1
  length    = length(var.name)
  upper     = upper("x-${var.name}")
  both      = var.on && false
  either    = var.on || true
  negated   = !var.on
  part      = "${var.tags["a"]}-x"
  index     = ["a", "b"][var.on ? 0 : 1]
  deep      = var.name.x.y
  of_set    = toset([var.name, "a"])
  lookup    = lookup({ a = 1 }, var.name, 2)
  coalesced = coalesce(var.name, "none")
}
