variable "name" {
  description = "The repository's name, `<fleet>/<service>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", var.name)) && length(var.name) >= 2 && length(var.name) <= 256
    error_message = "A repository's name has 2 to 256 lower-case letters and digits, with single dots, dashes, underscores or slashes between them."
  }
}

variable "key_arn" {
  description = "KMS key of the images."
  type        = string
  nullable    = false
}

variable "pullers" {
  description = "Accounts that may pull, twelve digits each."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.pullers) > 0 && alltrue([for a in var.pullers : can(regex("^[0-9]{12}$", a))])
    error_message = "There is one puller at least, and an account is twelve digits."
  }
}

variable "kept_images" {
  description = "Images that are kept; the oldest beyond them are deleted. Rollbacks reach no further back."
  type        = number
  default     = 100
  nullable    = false

  validation {
    condition     = var.kept_images >= 10
    error_message = "Ten images are kept at least: a rollback needs one to go back to."
  }
}

variable "moving_tags" {
  description = "Tags that may be given to another image, as `current` of the build image. All others stay where they are."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.moving_tags) <= 5 && alltrue([for t in var.moving_tags : can(regex("^[a-z0-9._-]{1,128}$", t))])
    error_message = "At most five tags move, each named in full."
  }
}
