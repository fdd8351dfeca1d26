renew = false
