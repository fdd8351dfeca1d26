variable "fleet" {
  description = "The fleet's name. The role is named `<fleet>-break-glass`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9-]{1,52}$", var.fleet))
    error_message = "A fleet's name has at most 52 letters, digits and dashes: the role adds twelve, and 64 is IAM's limit."
  }
}

variable "principals" {
  description = "ARNs of the users and roles that may take the role, with a second factor."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.principals) > 0 && alltrue([for p in var.principals : can(regex("^arn:aws:iam::[0-9]{12}:(user|role)/[^*]+$", p))])
    error_message = "Each of them is one user or role, such as arn:aws:iam::111111111111:user/ana: never a whole account."
  }
}
