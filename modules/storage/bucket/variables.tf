variable "name" {
  description = "The bucket's name, unique in the world."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.name))
    error_message = "A bucket's name has 3 to 63 lower-case letters, digits and dashes, and starts and ends with a letter or digit."
  }
}

variable "key_arn" {
  description = "KMS key that encrypts the objects. Needed but for a log target."
  type        = string
  default     = null

  validation {
    condition     = var.log_target || var.key_arn != null
    error_message = "A bucket needs a KMS key, unless it is a log target."
  }
}

variable "log_target" {
  description = "Whether S3 and the load balancers deliver access logs to it. They do so only where S3's own key encrypts."
  type        = bool
  default     = false
  nullable    = false
}

variable "versioned" {
  description = "Whether old versions of objects are kept."
  type        = bool
  default     = true
  nullable    = false
}

variable "expire_days" {
  description = "Days after which objects are deleted. 0: never."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.expire_days >= 0 && floor(var.expire_days) == var.expire_days
    error_message = "expire_days is a whole number of days, 0 or more."
  }
}

variable "noncurrent_days" {
  description = "Days for which an old version of an object is kept."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.noncurrent_days >= 1
    error_message = "Old versions are kept for one day at least."
  }
}

variable "transitions" {
  description = "Cheaper storage classes that objects move to, with the days after which they do: `INTELLIGENT_TIERING` for what is read now and then, `GLACIER_IR` for what hardly is."
  type = list(object({
    days  = number
    class = string
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for t in var.transitions : contains(["STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"], t.class)])
    error_message = "A class is STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER or DEEP_ARCHIVE."
  }

  validation {
    condition     = alltrue([for t in var.transitions : t.days >= (t.class == "STANDARD_IA" ? 30 : 0) && (var.expire_days == 0 || t.days < var.expire_days)])
    error_message = "Objects move before they expire, and to STANDARD_IA after 30 days or more."
  }
}

variable "lock_days" {
  description = "Days for which no version of an object can be deleted or overwritten, but by who may bypass the lock. 0: none. Once on, it can't be taken off the bucket."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.lock_days == 0 || var.lock_days >= 1 && var.lock_days <= 36500 && var.versioned
    error_message = "lock_days is 0 to 36500, and needs versions."
  }
}

variable "replica" {
  description = "Bucket that gets a copy of every object, in another region or account: its ARN, the KMS key there, the copies' storage class, and its account where that is another. Its policy must then let the role `<name>-replication` in."
  type = object({
    bucket_arn = string
    key_arn    = string
    class      = optional(string, "STANDARD")
    account    = optional(string)
  })
  default = null

  validation {
    condition     = var.replica == null || var.versioned && !var.log_target
    error_message = "Only a bucket with versions and a KMS key is replicated."
  }

  validation {
    condition     = var.replica == null || try(contains(["STANDARD", "STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR"], var.replica.class), false)
    error_message = "A copy's class is STANDARD, STANDARD_IA, INTELLIGENT_TIERING or GLACIER_IR."
  }
}

variable "region" {
  description = "Region of the bucket. Null: the provider's."
  type        = string
  default     = null
}

variable "access_logs" {
  description = "Bucket that takes the access logs, under `s3/<name>/`. Null: none, which is right for the log target itself."
  type = object({
    bucket = string
  })
  default = null
}

variable "statements" {
  description = "Statements added to the bucket's policy. A path is a key pattern, or `\"\"` for the bucket itself."
  type = list(object({
    sid        = string
    principals = map(list(string))
    actions    = list(string)
    paths      = optional(list(string), ["*"])
    conditions = optional(list(object({
      test     = string
      variable = string
      values   = list(string)
    })), [])
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for s in var.statements : !contains(s.actions, "*") && !contains(s.actions, "s3:*")])
    error_message = "A statement names its actions, never * or s3:*."
  }

  validation {
    condition     = alltrue([for s in var.statements : !contains(flatten(values(s.principals)), "*") && !contains(keys(s.principals), "*")])
    error_message = "A statement names its principals, never *: the bucket is private."
  }
}

variable "permissions_boundary" {
  description = "Policy that says what the role of replication may do at most. Null: none."
  type        = string
  default     = null
}
