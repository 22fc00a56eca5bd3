// Package together runs tasks at once.
package together

import "fmt"

// Run runs count tasks at once, waits for all and returns the first error.
func Run(count int, task func(number int) error) error {
	results := make(chan error, count)
	for number := 0; number < count; number++ {
		go func(number int) {
			err := task(number)
			if err != nil {
				err = fmt.Errorf("number %d: %w", number, err)
			}
			results <- err
		}(number)
	}
	var failure error
	for number := 0; number < count; number++ {
		if err := <-results; err != nil && failure == nil {
			failure = err
		}
	}
	return failure
}
