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
