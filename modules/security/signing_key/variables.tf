variable "name" {
  description = "Name of the key, used for its alias: `alias/<name>`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9/_-]{1,200}$", var.name)) && !startswith(var.name, "aws/")
    error_message = "A key's name has 1 to 200 letters, digits, slashes, dashes or underscores, and does not start with \"aws/\"."
  }
}

variable "description" {
  description = "What the key signs, as the console shows it."
  type        = string
  nullable    = false
}

variable "account" {
  description = "Account that owns the key, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account is twelve digits."
  }
}

variable "deletion_window_days" {
  description = "Days between the key's deletion and its end, 7 to 30. After them KMS can neither sign nor verify."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.deletion_window_days >= 7 && var.deletion_window_days <= 30
    error_message = "KMS waits 7 to 30 days."
  }
}
